package org.habeas.ingest.document;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.habeas.contracts.DocumentRecord.Oddity;
import org.habeas.ingest.billstatus.OddityCode;
import org.habeas.ingest.mail.Mail;
import org.habeas.ingest.mail.MailException;
import org.habeas.ingest.mail.MailReader;
import org.habeas.kit.problem.FieldProblem;
import org.habeas.kit.problem.Unprocessable;

/** The running text of a mail: the lines of its head that a reader is shown, and its body. Its subject names it. */
final class MailText {

    private static final int MOST_NAMED = 10;

    private MailText() {}

    /** @throws Unprocessable if it cannot be read */
    static RunningText of(byte[] bytes) {
        Mail mail = mail(bytes);
        List<Oddity> oddities = new ArrayList<>();
        StringBuilder text = new StringBuilder(String.join("\n", mail.head()));
        for (Mail.Part part : mail.parts()) {
            Decoded decoded = decoded(part, oddities);
            String said =
                    part.isHtml() ? HtmlText.of(decoded).text() : decoded.text().strip();
            text.append(text.isEmpty() || said.isEmpty() ? "" : "\n\n").append(said.replace("\r\n", "\n"));
        }
        mail.attachments().stream()
                .limit(MOST_NAMED)
                .map(name -> OddityCode.ATTACHMENT_NOT_READ.of(
                        name + " is attached and was not read. Send it as a document of its own."))
                .forEach(oddities::add);
        if (mail.attachments().size() > MOST_NAMED) {
            oddities.add(OddityCode.MORE.of(mail.attachments().size() - MOST_NAMED + " more files are attached."));
        }
        String all = text.toString();
        return new RunningText(
                all,
                mail.subject() == null ? null : RunningText.bounded(mail.subject()),
                new Metadata(null, mail.date(), mail.from(), null, null, null, null, null, null, mail.to()),
                List.copyOf(oddities),
                null);
    }

    private static Mail mail(byte[] bytes) {
        try {
            return MailReader.read(bytes);
        } catch (MailException e) {
            throw new Unprocessable(e.sentence(), FieldProblem.pointer("/file", "malformed-mail", e.sentence()));
        }
    }

    /** In the charset that the part names, or what is certain without; a byte that is no character in it is replaced. */
    private static Decoded decoded(Mail.Part part, List<Oddity> oddities) {
        Optional<Charset> named = named(part);
        Optional<Decoded> sound =
                named.flatMap(charset -> Decoded.of(part.bytes(), charset)).or(() -> Decoded.of(part.bytes()));
        if (sound.isPresent()) {
            return sound.get();
        }
        Optional<AssumedCharset.Assumed> assumed = AssumedCharset.of(part.bytes());
        if (assumed.isPresent()) {
            oddities.add(OddityCode.ASSUMED_CHARSET.of("A part of it was read as "
                    + assumed.get().charset().name() + ", by which its letters are likeliest."));
            return assumed.get().decoded();
        }
        StringBuilder text = new StringBuilder(new String(part.bytes(), named.orElse(StandardCharsets.UTF_8)));
        for (int i = 0; i < text.length(); i++) {
            if (!Decoded.isText(text.charAt(i))) {
                text.setCharAt(i, '\uFFFD');
            }
        }
        oddities.add(OddityCode.PARTLY_READ.of("Bytes of it are no characters in the charset that it names."));
        return Decoded.of(text.toString().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static Optional<Charset> named(Mail.Part part) {
        try {
            return Optional.ofNullable(part.charset()).map(Charset::forName);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
