import { LitElement, html, nothing } from 'lit';
import { exact, machine } from './dates.js';
import { read, webAddress } from './services.js';
import { inWords } from './status.js';

const DOCUMENTS = '/api/ingest/v1/documents';

/** Who says so: publisher, date and link; what is only cited says that its document is not here. */
export function evidence(source) {
  if (!source) return nothing;
  const date = source.date ? html`, <time datetime=${machine(source.date) ?? nothing}>${exact(source.date)}</time>` : nothing;
  if (source.documentId) {
    return html`<span class="evidence"><a href="${DOCUMENTS}/${source.documentId}/text" title=${source.quote ?? nothing}>${source.publisher
      ?? 'source document'}</a>${date}</span>`;
  }
  const name = source.publisher ?? source.title;
  const address = webAddress(source.url);
  if (!name && !address) return nothing;
  return html`<span class="evidence">${address
    ? html`<a href=${address} rel="noreferrer" title=${source.title ?? nothing}>${name ?? 'source'}</a>` : name}${date}
    <span class="tag calm">cited, not archived here</span></span>`;
}

/** `<habeas-why person="…" name="…">`: who says that a person is held or free; read when it is opened. */
class Why extends LitElement {
  static properties = { person: {}, name: {}, answer: { state: true }, failure: { state: true } };

  #for = null;

  createRenderRoot() {
    return this;
  }

  async #toggled(event) {
    if (!event.target.open) return;
    this.#for = this.person;
    try {
      this.failure = null;
      const answer = await read(`/api/detainees/v1/detainees/${encodeURIComponent(this.person)}/why?property=custody`);
      if (this.#for === this.person) this.answer = answer;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  willUpdate(changed) {
    // a row that now shows somebody else shows nobody else's sources
    if (changed.has('person') && changed.get('person') !== undefined) this.answer = null;
  }

  render() {
    return html`<details class="why" @toggle=${this.#toggled}>
      <summary>who says so<span class="spoken">: ${this.name}</span></summary>
      ${this.failure ? html`<p class="notice" role="alert">${this.failure}</p>` : this.answer ? this.sources() : html`<p class="muted">Reading …</p>`}
    </details>`;
  }

  sources() {
    const { chosen, others } = this.answer;
    if (!chosen && others.length === 0) return html`<p class="muted">No source says whether this person is held or free.</p>`;
    return html`<ul>${chosen ? this.statement(chosen) : nothing}${others.map(other => this.statement(other.statement, 'also said'))}</ul>`;
  }

  statement(statement, also) {
    const { evidence: source } = statement;
    return html`<li>${also ? html`<span class="muted">${also}:</span> ` : nothing}${inWords(statement.value)}${statement.validFrom
      ? html`, ${exact(statement.validFrom)}` : nothing}: ${evidence(source)}
      ${source.title && source.title !== source.publisher ? html`<div class="muted">${source.title}</div>` : nothing}
      ${source.quote ? html`<q>${source.quote}</q>` : nothing}</li>`;
  }
}
customElements.define('habeas-why', Why);
