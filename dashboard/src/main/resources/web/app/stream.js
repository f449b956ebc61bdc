/**
 * A service's alerts as they come. The browser reconnects a stream that breaks; one that was refused is opened again
 * here, with growing pauses, after the last position seen. A page that nobody looks at holds no stream, for a browser
 * has few connections to one address.
 */

const TYPES = ['bill.added', 'bill.status-changed', 'bill.milestone-reached', 'bill.actions-added',
  'bill.actions-retracted', 'bill.cosponsors-changed', 'bill.texts-published', 'bill.corrected', 'bill.mentioned',
  'detainee.added', 'detainee.custody-changed', 'detainee.proceedings-changed', 'detainee.statements-added',
  'detainee.contested', 'detainee.corrected', 'detainee.retracted', 'detainee.merged', 'detainee.unmerged',
  'detainee.stale', 'detainee.mentioned'];
const LONGEST_PAUSE = 30_000;

export class AlertStream {
  #base;
  #backfill;
  #onAlert;
  #onState;
  #after;
  #source = null;
  #timer = 0;
  #pause = 1_000;
  #looked = () => (document.hidden ? this.#stop() : this.#open());

  constructor(base, backfill, onAlert, onState) {
    this.#base = base;
    this.#backfill = backfill;
    this.#onAlert = onAlert;
    this.#onState = onState;
  }

  start(after) {
    this.#after = after;
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
    const source = new EventSource(`${this.#base}/alerts/stream?${new URLSearchParams({ backfill: this.#backfill, after: this.#after })}`);
    this.#source = source;
    source.onopen = () => {
      this.#pause = 1_000;
      this.#onState(true);
    };
    source.onerror = () => {
      this.#onState(false);
      if (source.readyState === EventSource.CLOSED) this.#again();
    };
    for (const type of TYPES) source.addEventListener(type, event => this.#take(JSON.parse(event.data)));
  }

  #take(item) {
    if (item.position <= this.#after) return;
    this.#after = item.position;
    this.#onAlert(item);
  }

  #again() {
    this.#stop();
    this.#timer = setTimeout(() => document.hidden || this.#open(), this.#pause);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }
}
