import { LitElement, html, svg } from 'lit';

const ENDED = /^(EXPIRED|WITHDRAWN|INDEFINITELY_POSTPONED|FAIL:|VETOED:|PROV_KILL:)/;
const DONE = /^(PASSED:(SIMPLE|CONCURRENT)RES$|ENACTED:)/;
const MOVED = /^(REPORTED|PASS_OVER:|PASS_BACK:|CONFERENCE|PASSED:BILL|PASSED:CONSTAMEND)/;

/** Every code of GET /v1/statuses, in the words of the service's headlines; a test holds the two together. */
const WORDS = {
  INTRODUCED: 'introduced',
  REFERRED: 'referred to committee',
  REPORTED: 'out of committee',
  'PASS_OVER:HOUSE': 'passed the House',
  'PASS_OVER:SENATE': 'passed the Senate',
  'PASS_BACK:HOUSE': 'passed House with changes, back to Senate',
  'PASS_BACK:SENATE': 'passed Senate with changes, back to House',
  'CONFERENCE:PASSED:HOUSE': 'House agreed to conference report',
  'CONFERENCE:PASSED:SENATE': 'Senate agreed to conference report',
  'PASSED:SIMPLERES': 'agreed to',
  'PASSED:CONCURRENTRES': 'agreed to by both chambers',
  'PASSED:BILL': 'passed both chambers',
  'PASSED:CONSTAMEND': 'proposed to the States',
  'PROV_KILL:SUSPENSIONFAILED': 'failed under suspension',
  'PROV_KILL:CLOTUREFAILED': 'cloture failed',
  'PROV_KILL:PINGPONGFAIL': 'changes refused',
  'PROV_KILL:VETO': 'vetoed',
  'FAIL:ORIGINATING:HOUSE': 'failed in House',
  'FAIL:ORIGINATING:SENATE': 'failed in Senate',
  'FAIL:SECOND:HOUSE': 'failed in House',
  'FAIL:SECOND:SENATE': 'failed in Senate',
  'VETOED:POCKET': 'pocket veto',
  'VETOED:OVERRIDE_PASS_OVER:HOUSE': 'House overrode the veto',
  'VETOED:OVERRIDE_PASS_OVER:SENATE': 'Senate overrode the veto',
  'VETOED:OVERRIDE_FAIL_ORIGINATING:HOUSE': 'veto stands after House vote',
  'VETOED:OVERRIDE_FAIL_ORIGINATING:SENATE': 'veto stands after Senate vote',
  'VETOED:OVERRIDE_FAIL_SECOND:HOUSE': 'veto stands after House vote',
  'VETOED:OVERRIDE_FAIL_SECOND:SENATE': 'veto stands after Senate vote',
  'ENACTED:SIGNED': 'signed into law',
  'ENACTED:VETO_OVERRIDE': 'law over the veto',
  'ENACTED:TENDAYRULE': 'law without signature',
  'ENACTED:UNKNOWN': 'became law',
  WITHDRAWN: 'withdrawn',
  INDEFINITELY_POSTPONED: 'indefinitely postponed',
  EXPIRED: 'expired with its Congress',
  DISCHARGED: 'discharged',
  ON_CALENDAR: 'on a calendar',
  HELD_AT_DESK: 'held at the desk',
  HEARING_HELD: 'hearing held',
};

/** A code of a vocabulary in words; `REPORTED/ON_CALENDAR` is a status and the stage inside it. */
export function inWords(code) {
  return code.split('/').map(part => WORDS[part] ?? part.toLowerCase().replace(/[:_-]+/g, ' ')).join(', ');
}

/** @param over whether its Congress has ended: what is still open then is not known to go on */
function ofBill(status, over) {
  if (ENDED.test(status)) return ['cross', 'ended'];
  if (DONE.test(status)) return ['filled', 'done'];
  if (over) return ['dashed', 'unknown'];
  return [MOVED.test(status) ? 'half' : 'ring', 'going'];
}

const INSIDE = ['filled', 'ended'];
const PARTLY = ['half', 'ended'];
const FREE = ['ring', 'done'];
const DEAD = ['cross', 'ended'];

/** Codes of custody, and of the headline, which an alert may carry. */
const OF_PERSON = {
  HELD: INSIDE, detained: INSIDE, charged: INSIDE, 'on-trial': INSIDE, convicted: INSIDE, sentenced: INSIDE, transferred: INSIDE,
  HOUSE_ARREST: PARTLY, RESTRICTED_LIBERTY: PARTLY, 'house-arrest': PARTLY, restricted: PARTLY,
  FREE, released: FREE, exchanged: FREE,
  DEAD, died: DEAD,
};

const SHAPES = {
  filled: svg`<circle class="dot-filled" cx="7" cy="7" r="6"/>`,
  half: svg`<circle class="dot-ring" cx="7" cy="7" r="5.5"/><path class="dot-half" d="M7 1.5a5.5 5.5 0 0 0 0 11z"/>`,
  ring: svg`<circle class="dot-ring" cx="7" cy="7" r="5.5"/>`,
  dashed: svg`<circle class="dot-ring dashed" cx="7" cy="7" r="5.5"/>`,
  cross: svg`<circle class="dot-ring" cx="7" cy="7" r="5.5"/><path class="dot-cross" d="M3.5 3.5l7 7m0-7l-7 7"/>`,
};

/** The one drawing of a status: a shape and a colour, for the eye only; words stand beside it. */
export function dot(shape, tone) {
  return html`<svg class="tone-${tone}" viewBox="0 0 14 14" aria-hidden="true" focusable="false">${SHAPES[shape]}</svg>`;
}

/** `<habeas-status kind="bill" code="REFERRED">`: where a bill or a person stands; with `quiet` only the dot, with `over` after the end of its Congress. */
class Status extends LitElement {
  static properties = { kind: {}, code: {}, label: {}, quiet: { type: Boolean }, over: { type: Boolean } };

  createRenderRoot() {
    return this;
  }

  render() {
    const [shape, tone] = this.kind === 'bill' ? ofBill(this.code, this.over) : (OF_PERSON[this.code] ?? ['dashed', 'unknown']);
    const words = this.label ?? inWords(this.code);
    return html`${dot(shape, tone)}<span class=${this.quiet ? 'spoken' : 'label'}>${words}</span>`;
  }
}
customElements.define('habeas-status', Status);
