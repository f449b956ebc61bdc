import { LitElement, html, nothing } from 'lit';
import { instant } from './dates.js';

/**
 * A part of the page that reads one service. It has four faces: being read, empty, there, and not readable, when what was
 * read before stays and a sentence says since when.
 */
export class Part extends LitElement {
  static properties = { items: { state: true }, failure: { state: true }, lastGood: { state: true } };

  #pending = 0;
  #retry = 0;

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

  /** Reads again soon; many calls close together are one reading. */
  refresh() {
    clearTimeout(this.#pending);
    this.#pending = setTimeout(() => this.load(), 400);
  }

  async load() {
    clearTimeout(this.#retry);
    try {
      await this.fetch();
      this.failure = null;
      this.lastGood = new Date().toISOString();
    } catch (failure) {
      this.failure = failure.message;
      this.#retry = setTimeout(() => this.load(), 10_000);
    }
    this.dispatchEvent(new CustomEvent('part-read', { bubbles: true }));
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
