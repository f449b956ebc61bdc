import { LitElement, html, nothing } from 'lit';
import './tokens.css';
import './app.css';
import './alerts.js';
import './bills.js';
import './detainees.js';
import './documents.js';
import { dot } from './status.js';

/** The page "today": counts, alerts, bills, detainees. */
class Today extends LitElement {
  static properties = { live: { state: true }, counts: { state: true } };

  constructor() {
    super();
    this.live = null;
    this.counts = {};
  }

  createRenderRoot() {
    return this;
  }

  #count() {
    const bills = this.querySelector('habeas-bills');
    const people = this.querySelector('habeas-detainees');
    this.counts = { held: people.held, released: people.released, bills: bills.total };
  }

  #refresh(event) {
    this.querySelector(event.detail === 'legislation' ? 'habeas-bills' : 'habeas-detainees').refresh();
    this.querySelector('habeas-documents').refresh();
  }

  render() {
    return html`
      <header class="top"><span class="brand">Habeas</span>${this.state()}</header>
      <main id="main" tabindex="-1" @part-read=${this.#count} @alert-arrived=${this.#refresh} @live-state=${e => { this.live = e.detail; }}>
        <h1>Today</h1>
        <ul class="counts" aria-label="In numbers">
          ${this.number('detainees', this.counts.held, 'held')}
          ${this.number('detainees', this.counts.released, 'released')}
          ${this.number('bills', this.counts.bills, 'bills')}
        </ul>
        <section id="alerts" aria-label="Alerts"><habeas-alerts></habeas-alerts></section>
        <section id="bills" aria-label="Bills"><habeas-bills></habeas-bills></section>
        <section id="detainees" aria-label="Detainees"><habeas-detainees></habeas-detainees></section>
        <section id="documents" aria-label="Documents"><habeas-documents></habeas-documents></section>
      </main>
      <footer>
        <p>Every value comes from a source and can be wrong when its source is. The evidence behind the seed records is cited by
          publisher, title and date; it is not archived here.</p>
        <p>Dates stand as the source gives them and are never more exact. Times are UTC. The same data for programs:
          <a href="/api/legislation/q/openapi">legislation</a>, <a href="/api/detainees/q/openapi">detainees</a>,
          <a href="/api/ingest/q/openapi">ingest</a> (OpenAPI).</p>
      </footer>`;
  }

  number(list, n, what) {
    return html`<li><a href="#${list}"><strong>${n ?? '–'}</strong> <span class="what">${what}</span>${n == null
      ? html`<span class="spoken"> (not known at the moment)</span>` : nothing}</a></li>`;
  }

  state() {
    if (this.live === null) return html`<span class="live">${dot('dashed', 'unknown')} connecting</span>`;
    if (this.live.every) return html`<span class="live">${dot('filled', 'done')} live</span>`;
    if (this.live.some) return html`<span class="live">${dot('half', 'going')} partly live</span>`;
    return html`<span class="live">${dot('ring', 'ended')} not live, trying again</span>`;
  }
}
customElements.define('habeas-today', Today);
