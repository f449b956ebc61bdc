import { LitElement, html, nothing } from 'lit';
import { instant } from './dates.js';
import { after, first, read } from './services.js';

/** Between two readings of a part at least; the first follows a change at once, as far as an eye can tell. */
const APART = 1_000;
const AT_ONCE = 200;

/** A name that means no record, or several. */
const MEANS_NONE = new Set([300, 400, 404]);

/**
 * A part of the page that reads one service. It has four faces: being read, empty, there, and not readable, when what was
 * read before stays and a sentence says since when.
 */
export class Part extends LitElement {
  static properties = { only: {}, items: { state: true }, failure: { state: true }, lastGood: { state: true } };

  #pending = 0;
  #retry = 0;
  #begun = 0;
  #reading = false;
  #again = false;

  constructor() {
    super();
    this.items = null;
    this.failure = null;
    this.lastGood = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pending);
    clearTimeout(this.#retry);
  }

  /** Reads again soon, at most once a second however many calls there are. */
  refresh() {
    this.#pending ||= setTimeout(() => this.load(), Math.max(AT_ONCE, this.#begun + APART - Date.now()));
  }

  /** One reading at a time: what changes during it is for the next. */
  async load() {
    clearTimeout(this.#retry);
    clearTimeout(this.#pending);
    this.#pending = 0;
    this.#again = this.#reading;
    if (this.#reading) return;
    this.#reading = true;
    this.#begun = Date.now();
    try {
      await this.fetch();
      this.failure = null;
      this.lastGood = new Date().toISOString();
    } catch (failure) {
      this.failure = failure.message;
      this.#retry = setTimeout(() => this.load(), 10_000);
    }
    this.#reading = false;
    this.dispatchEvent(new CustomEvent('part-read', { bubbles: true }));
    if (this.#again && this.isConnected) this.refresh();
  }

  /** The one record that the part is there for, as a list. */
  async one(path) {
    try {
      return [await read(`${path}/${encodeURIComponent(this.only)}`)];
    } catch (failure) {
      if (MEANS_NONE.has(failure.status)) return [];
      throw failure;
    }
  }

  notice() {
    if (!this.failure) return nothing;
    return html`<p class="notice">${this.failure} ${this.lastGood
      ? html`What stands below was last read on <time datetime=${this.lastGood}>${instant(this.lastGood)}</time>.`
      : 'The rest of the page works without it.'}</p>`;
  }

  body(rows, empty) {
    if (this.items === null) return this.failure ? nothing : html`<p class="loading">Reading …</p>`;
    return this.items.length === 0 ? html`<div class="empty">${empty}</div>` : rows();
  }
}

/** A part that is a long list: its first rows, and more of them when asked for. What was asked for stays when it is read again. */
export class LongList extends Part {
  static properties = { total: { state: true }, unread: { state: true } };

  #next = null;

  constructor() {
    super();
    this.unread = null;
  }

  /** @param step how many rows come at once */
  from(path, parameters, step) {
    this.path = path;
    this.parameters = parameters;
    this.step = step;
  }

  async fetch() {
    if (this.only) {
      this.items = await this.one(this.path);
      return;
    }
    let got;
    // again, if more rows were asked for meanwhile
    for (let want = 0; want < this.wanted(); ) {
      want = this.wanted();
      got = await first(this.path, this.parameters, want);
    }
    this.items = got.items;
    this.total = got.total;
    this.#next = got.next;
    this.unread = null;
  }

  wanted() {
    return Math.max(this.step, this.items?.length ?? 0);
  }

  async more() {
    try {
      const cursor = this.#next;
      const got = await after(this.path, this.parameters, cursor, this.step);
      // a second press, or a reading in between, has brought them already
      if (cursor !== this.#next) return;
      this.#next = got.next;
      this.items = [...this.items, ...got.items];
      this.unread = null;
    } catch (failure) {
      this.unread = failure.message;
    }
  }

  /** What stands under the rows. */
  end(label) {
    if (this.only) return nothing;
    return html`<p class="end muted">${this.#next
      ? html`<button type="button" @click=${this.more}>${label}</button> ${this.items.length.toLocaleString('en-GB')} of ${this.total.toLocaleString('en-GB')}`
      : 'That is all of them.'}</p>
      ${this.unread ? html`<p class="notice" role="alert">More could not be read. ${this.unread}</p>` : nothing}`;
  }
}
