import { html, nothing } from 'lit';
import { ago, exact, machine } from './dates.js';
import { LongList } from './part.js';
import { inWords } from './status.js';

const PATH = '/api/legislation/v1/bills';
const STEP = 50;
const FORMS = {
  hr: 'house-bill', s: 'senate-bill', hjres: 'house-joint-resolution', sjres: 'senate-joint-resolution',
  hconres: 'house-concurrent-resolution', sconres: 'senate-concurrent-resolution', hres: 'house-resolution', sres: 'senate-resolution',
};

export function ordinal(n) {
  const tens = n % 100;
  const ending = tens >= 11 && tens <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th');
  return `${n}${ending}`;
}

export function day(date) {
  if (!date) return nothing;
  return html`<time class="exact" datetime=${machine(date) ?? nothing}>${exact(date)}</time> <span class="muted exact">${ago(date)}</span>`;
}

/** A Congress ends on 3 January of the odd year after its two. */
function hasEnded(congress, now = new Date()) {
  return now >= new Date(Date.UTC(1789 + 2 * congress, 0, 3, 17));
}

function called(bill) {
  return `${bill.citation}, ${ordinal(bill.congress)} Congress`;
}

class Bills extends LongList {
  constructor() {
    super();
    this.from(PATH, { sort: '-latestAction' }, STEP);
  }

  /** What the one bill is called. */
  get called() {
    const [bill] = this.items ?? [];
    return bill ? called(bill) : this.only;
  }

  render() {
    return html`
      <div class="section-head"><h2 id="bills-title">${this.only ? 'Where it stands' : 'Bills'}</h2>
        ${this.items?.length && !this.only ? html`<span class="muted">by latest action, newest first</span>` : nothing}</div>
      ${this.notice()}
      ${this.body(() => this.table(), this.only ? html`<p>No one bill is known here as “${this.only}”.</p>` : html`<p>No bills yet. Send a BILLSTATUS file or a folder of them with
        <code>./habeas ingest PATH</code>, or load the seeds with <code>./habeas seed</code>.</p>`)}`;
  }

  table() {
    return html`
      <table class="rows" aria-labelledby="bills-title">
        <thead><tr><th scope="col">Bill</th><th scope="col">Title</th><th scope="col">Status</th>
          <th scope="col">Sponsor</th><th scope="col" class="number">Cosponsors</th><th scope="col">Latest action</th></tr></thead>
        <tbody>${this.items.map(bill => this.row(bill))}</tbody>
      </table>
      ${this.end('Show more bills')}`;
  }

  row(bill) {
    const name = called(bill);
    const over = hasEnded(bill.congress);
    return html`<tr>
      <th scope="row" class="name">${bill.citation} <span class="muted other">${ordinal(bill.congress)}</span>
        <div class="links other"><a href="${PATH}/${bill.id}" aria-label="Full record of ${name}">full record</a>
          <a href="https://www.congress.gov/bill/${ordinal(bill.congress)}-congress/${FORMS[bill.type]}/${bill.number}"
            rel="noreferrer" aria-label="${name} on congress.gov">congress.gov</a></div></th>
      <td class="wide">${bill.title ?? html`<span class="muted">no title yet</span>`}</td>
      <td data-label="Status"><div class="stack"><habeas-status kind="bill" code=${bill.status} ?over=${over}></habeas-status>
        <span>${day(bill.statusSince)}${bill.stage ? html` <span class="muted">(${inWords(bill.stage)})</span>` : nothing}</span>
        ${over && bill.status === 'PASSED:BILL' ? html`<span class="muted">its Congress has ended; whether it became law is not known here</span>` : nothing}
        ${bill.statusBeforeExpiry ? this.beforeExpiry(bill) : nothing}</div></td>
      <td data-label="Sponsor" class="sponsor">${bill.sponsor ? this.sponsor(bill.sponsor) : html`<span class="muted">not given</span>`}</td>
      <td data-label="Cosponsors" class="number">${bill.cosponsors}</td>
      <td data-label="Latest action" class="wide">${bill.latestAction
        ? html`<div>${day(bill.latestAction.date)}<div class="clip">${bill.latestAction.text}</div></div>` : html`<span class="muted">none</span>`}</td>
    </tr>`;
  }

  /** The date is that of the status; the stage inside it began later, on a day that a list does not say. */
  beforeExpiry(bill) {
    const { statusBeforeExpiry: status, statusBeforeExpirySince: since, stageBeforeExpiry: stage } = bill;
    return html`<span class="muted">before that: ${inWords(status)}${since
      ? html`, <span class="exact">${exact(since)}</span>` : nothing}${stage ? ` (${inWords(stage)})` : ''}</span>`;
  }

  sponsor(sponsor) {
    const seat = [sponsor.party, sponsor.state].filter(Boolean).join('-');
    // the source writes "Sen. Markey, Edward J. [D-MA]": the seat is said once
    const said = seat && !sponsor.name.includes(`[${seat}`) ? `${sponsor.name} (${seat})` : sponsor.name;
    const bracket = said.search(/[[(][^[(]*$/);
    return bracket > 0 ? html`<span>${said.slice(0, bracket)}<span class="exact">${said.slice(bracket)}</span></span>` : said;
  }
}
customElements.define('habeas-bills', Bills);
