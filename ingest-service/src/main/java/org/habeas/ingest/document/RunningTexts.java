package org.habeas.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.habeas.contracts.DocumentRecord.FileFacts;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.ingest.billstatus.BillStatusException;
import org.habeas.ingest.billstatus.OddityCode;
import org.habeas.ingest.billtext.BillText;
import org.habeas.ingest.billtext.BillTextReader;
import org.habeas.ingest.office.OfficeFormat;
import org.habeas.ingest.office.OfficeReader;
import org.habeas.ingest.office.OfficeText;
import org.habeas.kit.problem.ErrorCode;
import org.habeas.kit.problem.HabeasException;
import org.habeas.kit.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Makes the running text of whatever has one. The same bytes always give the same text. */
@ApplicationScoped
class RunningTexts {

    /** What programs write where nobody gave a title. */
    private static final Pattern NO_TITLE = Pattern.compile(
            "(?i)(?:untitled|document|title|titel|none|null|\\.|-)?\\d*|.{0,200}\\.(?:docx?|pdf|rtf|odt|indd|qxp|wpd|txt|p65|tmp)");

    private static final Pattern PROGRAM = Pattern.compile("^(?:Microsoft Word|PowerPoint Presentation) - ");

    private final OfficeTexts office;

    /** Where office files are read. */
    @FunctionalInterface
    interface OfficeTexts {
        OfficeText read(OfficeFormat format, byte[] bytes, String sha256);
    }

    @Inject
    RunningTexts(OfficeReader office) {
        this(office::read);
    }

    /** With another way to read office files, for who has no processes to read them with. */
    RunningTexts(OfficeTexts office) {
        this.office = office;
    }

    /**
     * @param sha256 of the file
     * @throws HabeasException if it cannot be read
     */
    RunningText of(Content.Running content, String sha256) {
        RunningText text = switch (content) {
            case Content.PlainText plain -> RunningText.of(plain.text(), null, assumed(plain.assumed()));
            case Content.Markdown plain -> {
                MarkdownText page = MarkdownText.of(plain.text());
                String title = page.title();
                yield RunningText.of(
                        page.text(), title == null ? null : RunningText.bounded(title), assumed(plain.assumed()));
            }
            case Content.Html html -> html(html.markup(), assumed(html.assumed()));
            case Content.SavedMail mail -> MailText.of(mail.bytes());
            case Content.MarkedBill bill -> bill(bill.xml());
            case Content.Office file -> office(file, sha256);
        };
        if (text.text().isBlank() && !(content instanceof Content.Html)) {
            throw new InvalidRequest(ErrorCode.EMPTY_BODY, "The document is empty.", List.of());
        }
        return withHidden(text);
    }

    private static RunningText html(Decoded markup, List<Oddity> oddities) {
        HtmlText page = HtmlText.of(markup);
        return RunningText.of(page.text(), page.title() == null ? null : RunningText.bounded(page.title()), oddities);
    }

    private static List<Oddity> assumed(@Nullable String charset) {
        return charset == null
                ? List.of()
                : List.of(OddityCode.ASSUMED_CHARSET.of(
                        "It is not UTF-8 and was read as " + charset + ", by which its letters are likeliest."));
    }

    private static RunningText bill(byte[] xml) {
        try {
            BillText bill = BillTextReader.read(xml);
            String title = bill.number() == null || bill.title() == null ? null : bill.number() + ": " + bill.title();
            return new RunningText(
                    bill.text(),
                    title == null ? null : RunningText.bounded(title),
                    new Metadata(null, bill.date(), bill.publisher(), "bill-text", null, "en", null, null, null, null),
                    List.of(),
                    null);
        } catch (BillStatusException e) {
            throw Content.unreadable(e, Content.MALFORMED_XML);
        }
    }

    private RunningText office(Content.Office file, String sha256) {
        OfficeText read = office.read(file.format(), file.bytes(), sha256);
        List<Oddity> oddities = read.partly()
                ? List.of(OddityCode.PARTLY_READ.of("Some of its pages or parts are damaged; what could be read was."))
                : List.of();
        String title = title(read.title());
        boolean saysNothing = read.pages().isEmpty()
                && read.title() == null
                && read.author() == null
                && read.created() == null
                && read.language() == null;
        return new RunningText(
                read.text(),
                title == null ? null : RunningText.bounded(title),
                new Metadata(null, null, null, null, null, read.language(), null, null, null, null),
                oddities,
                saysNothing
                        ? null
                        : new FileFacts(read.title(), read.author(), read.created(), read.language(), read.pages()));
    }

    /** The title of a file's properties, where somebody gave it one. */
    private static @Nullable String title(@Nullable String said) {
        String title = said == null
                ? ""
                : PROGRAM.matcher(said.strip()).replaceFirst("").replaceAll("\\s+", " ");
        return NO_TITLE.matcher(title).matches() ? null : title;
    }

    /** The text stays as it is, for quotes are stretches of it; its reader is told. */
    private static RunningText withHidden(RunningText text) {
        int turning = 0;
        int first = -1;
        for (int i = 0; i < text.text().length(); i++) {
            char c = text.text().charAt(i);
            if (c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069') {
                turning++;
                first = first < 0 ? i : first;
            }
        }
        if (turning == 0) {
            return text;
        }
        List<Oddity> oddities = new ArrayList<>(text.oddities());
        oddities.add(OddityCode.HIDDEN_CHARACTERS.of(turning
                + " characters turn the direction of the text, the first at offset " + first
                + "; what is shown may not be what is written."));
        return new RunningText(text.text(), text.title(), text.said(), List.copyOf(oddities), text.file());
    }
}
