import { read } from './services.js';

/**
 * A service's changes as they come. The browser reconnects a stream that breaks; one that was refused is opened again
 * here, with growing pauses, after the last position seen. A page that nobody looks at holds no stream, and one that is
 * looked at holds one for each service, for a browser has six connections to one address and the lists need some.
 */

const TYPES = ['document.ingested', 'document.mentions-changed', 'document.corrected', 'document.retracted',
  'bill-record.published', 'member-record.published', 'bill.added', 'bill.status-changed', 'bill.milestone-reached', 'bill.actions-added',
  'bill.actions-retracted', 'bill.cosponsors-changed', 'bill.texts-published',
  'bill.details-added', 'bill.corrected', 'bill.mentioned',
  'detainee.added', 'detainee.custody-changed', 'detainee.proceedings-changed', 'detainee.statements-added',
  'detainee.contested', 'detainee.corrected', 'detainee.retracted', 'detainee.merged', 'detainee.unmerged',
  'detainee.stale', 'detainee.mentioned', 'detainee.erased'];
const LONGEST_PAUSE = 30_000;

export class ChangeStream {
  #base;
  #told;
  #after = null;
  #source = null;
  #timer = 0;
  #pause = 1_000;
  #looked = () => (document.hidden ? this.#stop() : this.#open());

  /**
   * @param told what is told of: `change` each change; `anew` that the stream begins now, so that what came before it has
   *     to be read; `live` whether it is open
   */
  constructor(base, told) {
    this.#base = base;
    this.#told = told;
  }

  start() {
    document.addEventListener('visibilitychange', this.#looked);
    this.#looked();
  }

  close() {
    document.removeEventListener('visibilitychange', this.#looked);
    this.#stop();
  }

  #open() {
    if (this.#source) return;
    clearTimeout(this.#timer);
    const source = new EventSource(`${this.#base}/changes/stream${this.#after === null ? '' : `?after=${this.#after}`}`);
    this.#source = source;
    source.onopen = () => {
      this.#pause = 1_000;
      this.#told.live(true);
      if (this.#after === null) this.#told.anew();
    };
    source.onerror = () => {
      this.#told.live(false);
      if (source.readyState === EventSource.CLOSED) this.#again();
    };
    for (const type of TYPES) source.addEventListener(type, event => this.#take(JSON.parse(event.data)));
  }

  #take(change) {
    if (this.#after !== null && change.position <= this.#after) return;
    this.#after = change.position;
    this.#told.change(change);
  }

  #again() {
    this.#stop();
    this.#timer = setTimeout(() => this.#resume(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  /** A browser does not say why a stream was refused: only the list tells that the position is no longer kept. */
  async #resume() {
    const timer = this.#timer;
    if (this.#after !== null) {
      await read(`${this.#base}/changes?after=${this.#after}&limit=1`).catch(failure => {
        if (failure.status === 410) this.#after = null;
      });
    }
    if (timer === this.#timer && !document.hidden) this.#open();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#source?.close();
    this.#source = null;
  }
}
