import { html, nothing } from 'lit';
import { day } from './bills.js';
import { exact } from './dates.js';
import { LongList } from './part.js';
import { webAddress } from './services.js';
import { inWords } from './status.js';

const PATH = '/api/ingest/v1/documents';
const STEP = 10;

/** The newest documents; a summary says whose it is and what it describes, and is never shown as the document itself. */
class Documents extends LongList {
  constructor() {
    super();
    this.from(PATH, {}, STEP);
  }

  render() {
    return html`
      <div class="section-head"><h2 id="documents-title">Documents</h2>
        ${this.items?.length ? html`<span class="muted">newest here first</span>` : nothing}</div>
      ${this.notice()}
      ${this.body(() => this.table(), html`<p>No documents yet. Send a file or a folder with <code>./habeas ingest PATH</code>.</p>`)}`;
  }

  table() {
    return html`
      <table class="rows" aria-labelledby="documents-title">
        <thead><tr><th scope="col">Document</th><th scope="col">Kind</th><th scope="col">From</th><th scope="col">Date</th>
          <th scope="col">Names</th></tr></thead>
        <tbody>${this.items.map(document => this.row(document))}</tbody>
      </table>
      ${this.end('Show more documents')}`;
  }

  row(document) {
    const title = document.title ?? 'Document without a title';
    const address = webAddress(document.url);
    return html`<tr>
      <th scope="row" class="wide title">${title}
        ${document.describes ? this.described(document) : nothing}
        ${document.retracted ? html`<span class="tag">withdrawn</span>` : nothing}
        <div class="links other"><a href="${PATH}/${document.id}/text" aria-label="Text of: ${title}">text</a>${address
          ? html`<a href=${address} rel="noreferrer" aria-label="Where it comes from: ${title}">where it comes from</a>` : nothing}</div></th>
      <td data-label="Kind">${document.kind ? inWords(document.kind) : html`<span class="muted">not given</span>`}</td>
      <td data-label="From">${document.issuer ?? html`<span class="muted">not given</span>`}</td>
      <td data-label="Date">${document.date ? html`<span>${day(document.date)}</span>` : html`<span class="muted">not given</span>`}</td>
      <td data-label="Names">${this.named(document.mentions)}</td>
    </tr>`;
  }

  described(document) {
    const { title, issuer, date, url } = document.describes;
    const address = webAddress(url);
    return html`<div class="other described">summary by ${document.issuer ?? 'an unnamed author'} of: ${title ?? 'a document'}${issuer
      ? `, ${issuer}` : ''}${date ? `, ${exact(date)}` : ''}${address
      ? html`; the original is at <a href=${address} rel="noreferrer">${new URL(address).host}</a>` : nothing}</div>`;
  }

  named(mentions) {
    const different = list => new Set(list).size;
    const bills = different((mentions?.bills ?? []).map(m => m.billId ?? m.text));
    const people = different((mentions?.persons ?? []).map(m => m.detaineeId ?? m.text));
    const said = [bills ? `${bills} ${bills === 1 ? 'bill' : 'bills'}` : '', people ? `${people} ${people === 1 ? 'person' : 'people'}` : ''];
    return said.filter(Boolean).join(', ') || html`<span class="muted">none known here</span>`;
  }
}
customElements.define('habeas-documents', Documents);
