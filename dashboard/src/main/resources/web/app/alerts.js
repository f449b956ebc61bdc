import { html, nothing } from 'lit';
import { instant, instantAgo, saysDate, told, trueSince } from './dates.js';
import { evidence } from './evidence.js';
import { Part } from './part.js';
import { newestAlerts } from './services.js';
import { AlertStream } from './stream.js';

const KEEP = 200;
const ENOUGH = 60;
const STEP = 20;
const NEW_FOR = 60_000;

const SERVICES = [
  { name: 'legislation', base: '/api/legislation/v1', records: '/api/legislation/v1/bills' },
  { name: 'detainees', base: '/api/detainees/v1', records: '/api/detainees/v1/detainees' },
];

/** The alerts of both services in one list, newest first; each service is read on its own, so that one can be down. */
class Alerts extends Part {
  static properties = { shown: { state: true }, spoken: { state: true }, older: { state: true } };

  #streams = new Map();
  #live = new Map();
  #complete = new Map();
  #known = new Set();
  #unspoken = [];
  #speaker = 0;
  #clock = 0;

  constructor() {
    super();
    this.shown = STEP;
    this.spoken = '';
    this.older = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), 30_000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    clearTimeout(this.#speaker);
    this.#close();
  }

  #close() {
    this.#streams.forEach(stream => stream.close());
    this.#streams.clear();
  }

  /** News that was old when it came, as an import brings it by the thousand, stays out until it is asked for. */
  #showOlder(event) {
    this.older = event.target.checked;
    this.#close();
    this.#known.clear();
    this.#complete.clear();
    this.items = null;
    this.shown = STEP;
    this.load();
  }

  async fetch() {
    const waiting = SERVICES.filter(service => !this.#streams.has(service.name));
    const results = await Promise.allSettled(waiting.map(service => this.#begin(service)));
    const failures = results.filter(result => result.status === 'rejected').map(result => result.reason.message);
    if (failures.length < SERVICES.length) this.items ??= [];
    if (failures.length) throw new Error([...new Set(failures)].join(' '));
  }

  async #begin(service) {
    const { older } = this;
    const { items, next, complete } = await newestAlerts(service.base, ENOUGH, older);
    if (older !== this.older || !this.isConnected || this.#streams.has(service.name)) return;
    this.#complete.set(service.name, complete);
    this.#add(items.map(item => ({ ...item, service })));
    const stream = new AlertStream(service.base, older, item => this.#arrive(item, service), live => this.#state(service, live));
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
    this.#unspoken.push(told(item.alert.headline));
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
      <p class="choice"><label><input type="checkbox" .checked=${this.older} @change=${this.#showOlder}> Show older news too,
        such as an import or the first records bring</label></p>
      ${this.notice()}
      ${this.body(() => this.list(), html`<p>${this.older ? 'Nothing has changed yet.' : 'No news yet.'} Alerts appear here by
        themselves when a bill or a person's situation changes.${this.older ? '' : ' What an import or the first records brought is older news: tick the box above to see it.'}</p>`)}`;
  }

  list() {
    return html`<ol class="alerts">${this.items.slice(0, this.shown).map(item => this.row(item))}</ol>
      ${this.items.length > this.shown
        ? html`<p class="end"><button type="button" @click=${() => { this.shown += STEP; }}>Show more alerts</button></p>`
        : html`<p class="end muted">${SERVICES.every(service => this.#complete.get(service.name))
          ? 'No older alerts.' : 'These are the newest; older ones are kept and not shown here.'}</p>`}`;
  }

  row(item) {
    const { alert, time, service } = item;
    const isNew = item.arrived && Date.now() - item.arrived < NEW_FOR;
    return html`<li class=${isNew ? 'new' : ''}>
      <span class="times"><time datetime=${time}>${instant(time)}</time> <span class="muted">${instantAgo(time)}</span></span>
      ${alert.to
        ? html`<habeas-status quiet kind=${service.name === 'legislation' ? 'bill' : 'custody'} code=${alert.to}></habeas-status>`
        : html`<span></span>`}
      <span class="headline">${told(alert.headline)}
        ${alert.kind === 'corrected' || alert.kind === 'retracted' ? html`<span class="tag">${alert.kind}</span>` : nothing}
        ${alert.effective && !saysDate(told(alert.headline), alert.effective)
          ? html`<span class="muted">${trueSince(alert.effective)}</span>` : nothing}
        ${alert.backfill ? html`<span class="tag calm">older news</span>` : nothing}</span>
      <span class="links">${evidence(alert.why)}<a href="${service.records}/${encodeURIComponent(alert.subject)}"
        aria-label="Full record: ${told(alert.headline)}">full record</a></span>
    </li>`;
  }
}
customElements.define('habeas-alerts', Alerts);
