import { html, nothing } from 'lit';
import { ago, count, exact, machine } from './dates.js';
import './evidence.js';
import { Part } from './part.js';
import { all } from './services.js';
import { inWords } from './status.js';

const PATH = '/api/detainees/v1/detainees';
/** Only who is held is held by somebody. */
const HELD_BY_SOMEBODY = new Set(['HELD', 'HOUSE_ARREST']);
const OTHER_SCRIPTS = new Set(['Armn', 'Cyrl', 'Geor', 'Arab', 'Hebr']);

class Detainees extends Part {
  async fetch() {
    this.items = this.only ? await this.one(PATH) : await all(PATH, {});
  }

  /** What the one person is called. */
  get called() {
    return this.items?.[0]?.name ?? this.only;
  }

  get held() {
    return this.items?.filter(d => d.custody === 'HELD').length;
  }

  get released() {
    return this.items?.filter(d => d.custody === 'FREE').length;
  }

  render() {
    return html`
      <div class="section-head"><h2 id="detainees-title">${this.only ? 'What is known' : 'Detainees'}</h2>
        ${this.items?.length && !this.only ? html`<span class="muted">${this.items.length === 1 ? '1 person' : `${this.items.length.toLocaleString('en-GB')} people, by name`}</span>` : nothing}</div>
      ${this.notice()}
      ${this.body(() => this.table(), this.only ? html`<p>Nobody is known here as “${this.only}”.</p>` : html`<p>No records of people yet. <code>./habeas seed</code> loads those that the seeds
        name, each fact with its source.</p>`)}`;
  }

  table() {
    return html`
      <table class="rows" aria-labelledby="detainees-title">
        <thead><tr><th scope="col">Name</th><th scope="col">Custody</th><th scope="col">Since</th>
          <th scope="col">Proceedings</th><th scope="col">Last verified</th></tr></thead>
        <tbody>${this.items.map(person => this.row(person))}</tbody>
      </table>
      ${this.only ? nothing : html`<p class="end muted">That is all of them.</p>`}`;
  }

  row(person) {
    const since = person.heldSince ?? person.custodySince;
    return html`<tr>
      <th scope="row" class="name">${person.name}${this.otherNames(person)}
        <div class="links other"><a href="${PATH}/${person.id}" aria-label="Full record of ${person.name}">full record</a></div></th>
      <td data-label="Custody"><div class="stack"><habeas-status kind="custody" code=${person.custody}></habeas-status>
        ${person.heldBy && HELD_BY_SOMEBODY.has(person.custody) ? html`<span class="muted">by ${person.heldBy}</span>` : nothing}
        <span>${person.contested ? html`<span class="tag">contested</span>` : nothing}${person.singlePartySource
          ? html`<span class="tag calm">one party's word</span>` : nothing}</span>
        <habeas-why person=${person.id} name=${person.name}></habeas-why></div></td>
      <td data-label="Since">${since
        ? html`<span><time datetime=${machine(since) ?? nothing}>${exact(since)}</time>
            <span class="muted exact">${person.daysHeld == null ? ago(since) : count(person.daysHeld, 'day')}</span></span>`
        : html`<span class="muted">not known</span>`}</td>
      <td data-label="Proceedings"><div class="stack"><span>${inWords(person.headline)}</span>
        ${person.proceedings && person.proceedings !== 'NONE_KNOWN' && inWords(person.proceedings) !== inWords(person.headline)
          ? html`<span class="muted">${inWords(person.proceedings)}</span>` : nothing}</div></td>
      <td data-label="Last verified">${this.verified(person)}</td>
    </tr>`;
  }

  verified(person) {
    const last = person.lastVerified;
    if (!last) return html`<span class="muted">never</span>`;
    const date = html`<time datetime=${machine(last) ?? nothing}>${exact(last)}</time>`;
    return person.stale
      ? html`<div class="stack"><span><span class="tag">no news since ${date}</span></span><span class="muted exact">${ago(last)}</span></div>`
      : html`<span>${date} <span class="muted exact">${ago(last)}</span></span>`;
  }

  otherNames(person) {
    const names = (person.names ?? []).filter(name => OTHER_SCRIPTS.has(name.script));
    if (names.length === 0) return nothing;
    return html`<div class="other">${names.map((name, i) => html`${i ? ' · ' : ''}<span lang=${name.language ?? nothing}>${name.text}</span>`)}</div>`;
  }
}
customElements.define('habeas-detainees', Detainees);
