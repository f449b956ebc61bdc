import { html, nothing } from 'lit';
import { exact, instant, instantAgo, saysDate } from './dates.js';
import { Part } from './part.js';
import { newestAlerts, webAddress } from './services.js';
import { AlertStream } from './stream.js';

const KEEP = 200;
const STEP = 20;
const NEW_FOR = 60_000;

const SERVICES = [
  { name: 'legislation', base: '/api/legislation/v1', records: '/api/legislation/v1/bills' },
  { name: 'detainees', base: '/api/detainees/v1', records: '/api/detainees/v1/detainees' },
];

/** The alerts of both services in one list, newest first; each service is read on its own, so that one can be down. */
class Alerts extends Part {
  static properties = { shown: { state: true }, spoken: { state: true } };

  #streams = new Map();
  #live = new Map();
  #known = new Set();
  #unspoken = [];
  #speaker = 0;
  #clock = 0;

  constructor() {
    super();
    this.shown = STEP;
    this.spoken = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), 30_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    clearTimeout(this.#speaker);
    this.#streams.forEach(stream => stream.close());
    this.#streams.clear();
  }

  async fetch() {
    const waiting = SERVICES.filter(service => !this.#streams.has(service.name));
    const results = await Promise.allSettled(waiting.map(service => this.#begin(service)));
    const failures = results.filter(result => result.status === 'rejected').map(result => result.reason.message);
    if (failures.length < SERVICES.length) this.items ??= [];
    if (failures.length) throw new Error([...new Set(failures)].join(' '));
  }

  async #begin(service) {
    const { items, next } = await newestAlerts(service.base, KEEP);
    this.#add(items.map(item => ({ ...item, service })));
    const stream = new AlertStream(service.base, item => this.#arrive(item, service), live => this.#state(service, live));
    this.#streams.set(service.name, stream);
    stream.start(next);
  }

  #add(items) {
    const fresh = items.filter(item => !this.#known.has(item.alert.id));
    fresh.forEach(item => this.#known.add(item.alert.id));
    this.items = [...fresh, ...(this.items ?? [])]
      .sort((a, b) => b.time.localeCompare(a.time) || b.position - a.position)
      .slice(0, 2 * KEEP);
  }

  #arrive(item, service) {
    this.#add([{ ...item, service, arrived: Date.now() }]);
    this.#unspoken.push(item.alert.headline);
    clearTimeout(this.#speaker);
    this.#speaker = setTimeout(() => this.#speak(), 800);
    this.dispatchEvent(new CustomEvent('alert-arrived', { bubbles: true, detail: service.name }));
  }

  /** Many at once are announced as a number: nobody wants thirty sentences read out. */
  #speak() {
    const [last] = this.#unspoken.slice(-1);
    this.spoken = this.#unspoken.length === 1 ? `New: ${last}` : `${this.#unspoken.length} new alerts. The newest: ${last}`;
    this.#unspoken = [];
  }

  #state(service, live) {
    this.#live.set(service.name, live);
    const states = SERVICES.map(s => this.#live.get(s.name) === true);
    this.dispatchEvent(new CustomEvent('live-state', { bubbles: true, detail: { some: states.some(Boolean), every: states.every(Boolean) } }));
  }

  render() {
    return html`
      <div class="section-head"><h2>Alerts</h2>
        ${this.items?.length ? html`<span class="muted">newest first</span>` : nothing}</div>
      <p class="spoken" role="status" aria-live="polite">${this.spoken}</p>
      ${this.notice()}
      ${this.body(() => this.list(), html`<p>Nothing has changed yet. Alerts appear here by themselves when a bill or a
        person's situation changes.</p>`)}`;
  }

  list() {
    return html`<ol class="alerts">${this.items.slice(0, this.shown).map(item => this.row(item))}</ol>
      ${this.items.length > this.shown
        ? html`<p class="end"><button type="button" @click=${() => { this.shown += STEP; }}>Show more</button></p>`
        : html`<p class="end muted">No older alerts.</p>`}`;
  }

  row(item) {
    const { alert, time, service } = item;
    const isNew = item.arrived && Date.now() - item.arrived < NEW_FOR;
    const source = this.source(alert.why);
    return html`<li class=${isNew ? 'new' : ''}>
      <span class="times"><time datetime=${time}>${instant(time)}</time> <span class="muted">${instantAgo(time)}</span></span>
      ${alert.to
        ? html`<habeas-status quiet kind=${service.name === 'legislation' ? 'bill' : 'custody'} code=${alert.to}></habeas-status>`
        : html`<span></span>`}
      <span class="headline">${alert.headline}
        ${alert.kind === 'corrected' || alert.kind === 'retracted' ? html`<span class="tag">${alert.kind}</span>` : nothing}
        ${alert.effective && !saysDate(alert.headline, alert.effective)
          ? html`<span class="muted">true since ${exact(alert.effective)}</span>` : nothing}
        ${alert.backfill ? html`<span class="tag calm">older news</span>` : nothing}</span>
      <span class="links">${source}<a href="${service.records}/${encodeURIComponent(alert.subject)}" aria-label="${alert.subject} as JSON">JSON</a></span>
    </li>`;
  }

  source(why) {
    if (why?.documentId) return html`<a href="/api/ingest/v1/documents/${why.documentId}" title=${why.quote ?? nothing}>source</a>`;
    const address = webAddress(why?.url);
    return address ? html`<a href=${address} rel="noreferrer" title=${why.title ?? nothing}>${why.publisher ?? 'source'}</a>` : nothing;
  }
}
customElements.define('habeas-alerts', Alerts);
