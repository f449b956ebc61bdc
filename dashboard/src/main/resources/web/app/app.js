import { LitElement, html, nothing } from 'lit';
import './tokens.css';
import './app.css';
import './alerts.js';
import './bills.js';
import './detainees.js';
import './documents.js';
import { dot } from './status.js';
import { ChangeStream } from './stream.js';

const SERVICES = [
  { name: 'legislation', part: 'habeas-bills', what: 'bills' },
  { name: 'detainees', part: 'habeas-detainees', what: 'detainees' },
  { name: 'ingest', part: 'habeas-documents', what: 'documents' },
];

/** What the page's address asks for: everything, everything with one list in view, or one record alone. */
function asked() {
  const [, list, name] = /^\/(bills|detainees|documents)(?:\/([^/]+))?$/.exec(location.pathname) ?? [];
  try {
    return { list, name: name && decodeURIComponent(name) };
  } catch {
    return { list, name };
  }
}

/** The page "today": counts, alerts, bills, detainees, documents; or one bill or person. */
class Today extends LitElement {
  static properties = { live: { state: true }, counts: { state: true }, named: { state: true } };

  #asked = asked();
  #streams = [];
  #unread = new Set(['habeas-alerts', ...SERVICES.map(service => service.part)]);

  constructor() {
    super();
    this.live = {};
    this.counts = {};
    this.named = null;
  }

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.#streams = this.#shown().map(service => new ChangeStream(`/api/${service.name}/v1`, {
      change: change => {
        this.querySelector(service.part).refresh();
        this.querySelector('habeas-alerts')?.take(service.name, change);
      },
      anew: () => {
        this.querySelector(service.part).refresh();
        this.querySelector('habeas-alerts')?.anew(service.name);
      },
      live: live => { this.live = { ...this.live, [service.name]: live }; },
    }));
    this.#streams.forEach(stream => stream.start());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#streams.forEach(stream => stream.close());
  }

  /** The services whose lists the page shows. */
  #shown() {
    return SERVICES.filter(service => !this.#asked.name || service.what === this.#asked.list);
  }

  #read(event) {
    if (this.#asked.name) {
      this.named = event.target.called;
      document.title = `${this.named} · Habeas`;
      return;
    }
    const bills = this.querySelector('habeas-bills');
    const people = this.querySelector('habeas-detainees');
    this.counts = { held: people.held, released: people.released, bills: bills.total };
    if (this.#unread.delete(event.target.localName)) this.#bringIntoView(event.target);
  }

  /** The list that was asked for, again as long as those above it still grow. */
  async #bringIntoView(part) {
    if (!this.#asked.list) return;
    await part.updateComplete;
    this.querySelector(`#${this.#asked.list}`).scrollIntoView({ behavior: 'instant' });
  }

  render() {
    return html`
      <header class="top"><a class="brand" href="/">Habeas</a>${this.state()}</header>
      <main id="main" tabindex="-1" @part-read=${this.#read}>${this.#asked.name ? this.record() : this.today()}</main>
      <footer>
        <p>Every value comes from a source and can be wrong when its source is. The evidence behind the seed records is cited by
          publisher, title and date; it is not archived here.</p>
        <p>Dates stand as the source gives them and are never more exact. Times are UTC. The same data for programs:
          <a href="/api/legislation/q/openapi">legislation</a>, <a href="/api/detainees/q/openapi">detainees</a>,
          <a href="/api/ingest/q/openapi">ingest</a> (OpenAPI).</p>
      </footer>`;
  }

  today() {
    return html`
      <h1>Today</h1>
      <ul class="counts" aria-label="In numbers">
        ${this.number('detainees', this.counts.held, 'held')}
        ${this.number('detainees', this.counts.released, 'released')}
        ${this.number('bills', this.counts.bills, 'bills')}
      </ul>
      <section id="alerts" aria-label="Alerts"><habeas-alerts></habeas-alerts></section>
      <section id="bills" aria-label="Bills"><habeas-bills></habeas-bills></section>
      <section id="detainees" aria-label="Detainees"><habeas-detainees></habeas-detainees></section>
      <section id="documents" aria-label="Documents"><habeas-documents></habeas-documents></section>`;
  }

  record() {
    const { list, name } = this.#asked;
    return html`
      <h1>${this.named ?? name}</h1>
      <section aria-label="Record">${list === 'bills'
        ? html`<habeas-bills only=${name}></habeas-bills>` : html`<habeas-detainees only=${name}></habeas-detainees>`}</section>
      <p class="end"><a href="/${list}">All ${list}</a></p>`;
  }

  number(list, n, what) {
    return html`<li><a href="#${list}"><strong>${n ?? '–'}</strong> <span class="what">${what}</span>${n == null
      ? html`<span class="spoken"> (not known at the moment)</span>` : nothing}</a></li>`;
  }

  state() {
    const shown = this.#shown();
    const down = shown.filter(service => this.live[service.name] === false);
    if (down.length === shown.length) return html`<span class="live">${dot('ring', 'ended')} not live, trying again</span>`;
    if (down.length) {
      return html`<span class="live">${dot('half', 'going')} live but for ${down.map(service => service.what).join(' and ')}, trying again</span>`;
    }
    return shown.every(service => this.live[service.name])
      ? html`<span class="live">${dot('filled', 'done')} live</span>` : html`<span class="live">${dot('dashed', 'unknown')} connecting</span>`;
  }
}
customElements.define('habeas-today', Today);
