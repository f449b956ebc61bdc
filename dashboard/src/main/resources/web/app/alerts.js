import { html, nothing } from 'lit';
import { instant, instantAgo, saysDate, told, trueSince } from './dates.js';
import { evidence } from './evidence.js';
import { Part } from './part.js';
import { newestAlerts } from './services.js';

const KEEP = 200;
const ENOUGH = 60;
const STEP = 20;
const NEW_FOR = 60_000;

const SERVICES = [
  { name: 'legislation', base: '/api/legislation/v1', records: '/api/legislation/v1/bills' },
  { name: 'detainees', base: '/api/detainees/v1', records: '/api/detainees/v1/detainees' },
];

/** The alerts of two services in one list, newest first; each service is read on its own, so that one can be down. */
class Alerts extends Part {
  static properties = { shown: { state: true }, spoken: { state: true }, older: { state: true } };

  #unread = new Set(SERVICES.map(service => service.name));
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
  }

  /** A change as it comes: it is shown and announced if it is news for those who look. */
  take(name, { position, time, alert }) {
    const service = SERVICES.find(s => s.name === name);
    if (!service || !alert || (alert.backfill && !this.older) || this.#known.has(alert.id)) return;
    this.#add([{ position, time, alert, service, arrived: Date.now() }]);
    this.#unspoken.push(told(alert.headline));
    clearTimeout(this.#speaker);
    this.#speaker = setTimeout(() => this.#speak(), 800);
  }

  /** A service's changes come from now on: what came before is read. */
  anew(name) {
    if (!SERVICES.some(service => service.name === name)) return;
    this.#unread.add(name);
    this.refresh();
  }

  /** News that was old when it came, as an import brings it by the thousand, stays out until it is asked for. */
  #showOlder(event) {
    this.older = event.target.checked;
    SERVICES.forEach(service => this.#unread.add(service.name));
    this.#known.clear();
    this.#complete.clear();
    this.items = null;
    this.shown = STEP;
    this.load();
  }

  async fetch() {
    const { older } = this;
    const unread = SERVICES.filter(service => this.#unread.has(service.name));
    const results = await Promise.allSettled(unread.map(service => this.#newest(service)));
    const failures = results.filter(result => result.status === 'rejected').map(result => result.reason.message);
    if (older !== this.older) return;
    if (failures.length < SERVICES.length) this.items ??= [];
    if (failures.length) throw new Error([...new Set(failures)].join(' '));
  }

  async #newest(service) {
    const { older } = this;
    this.#unread.delete(service.name);
    try {
      const { items, complete } = await newestAlerts(service.base, ENOUGH, older);
      if (older !== this.older) return;
      this.#complete.set(service.name, complete);
      this.#add(items.map(item => ({ ...item, service })));
    } catch (failure) {
      this.#unread.add(service.name);
      throw failure;
    }
  }

  #add(items) {
    const fresh = items.filter(item => !this.#known.has(item.alert.id));
    fresh.forEach(item => this.#known.add(item.alert.id));
    this.items = [...fresh, ...(this.items ?? [])]
      .sort((a, b) => b.time.localeCompare(a.time) || b.position - a.position)
      .slice(0, 2 * KEEP);
  }

  /** Many at once are announced as a number: nobody wants thirty sentences read out. */
  #speak() {
    const [last] = this.#unspoken.slice(-1);
    this.spoken = this.#unspoken.length === 1 ? `New: ${last}` : `${this.#unspoken.length} new alerts. The newest: ${last}`;
    this.#unspoken = [];
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
