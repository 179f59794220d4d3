package io.shelfbell.rule.revision;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where people talk about a cell in a thread, newer Excels show the thread instead of the comment: there we reply ([MS-XLSX] 2.6.202). */
record ThreadReplies(Parts parts, Relations book, Relations sheet) {
    /** Whom our replies are from, in every workbook. */
    private static final String PERSON = "{5E1FBE11-0000-4000-8000-000000000001}";

    void clear() {
        remove(sheet.ofKind("threadedComment").map(Relations.Relation::part), "personId");
    }

    /** Once no sheet has a reply of ours. */
    void forget() {
        remove(people(), "id");
    }

    private void remove(Optional<String> part, String attribute) {
        part.filter(parts::has).map(name -> XmlElement.root(parts.text(name))).ifPresent(root -> {
            var edits = new Edits(root.text());
            root.children().stream()
                    .filter(one -> one.attribute(attribute).equals(PERSON))
                    .forEach(edits::remove);
            if (!edits.isEmpty()) parts.put(part.orElseThrow(), edits.apply());
        });
    }

    void add(Map<String, Remark> remarks) {
        var part = sheet.ofKind("threadedComment").map(Relations.Relation::part).filter(parts::has);
        if (part.isEmpty() || people().isEmpty()) return;
        var root = XmlElement.root(parts.text(part.get()));
        var edits = new Edits(root.text());
        for (var thread : root.children("threadedComment").toList()) {
            var remark = remarks.get(thread.attribute("ref"));
            if (remark != null && thread.attribute("parentId").isEmpty()) edits.append(root, reply(thread, remark));
        }
        if (edits.isEmpty()) return;
        parts.put(part.get(), edits.apply());
        introduce();
    }

    /** At the moment of what it answers: a later one is not known here, and the order stays the same. */
    private String reply(XmlElement to, Remark remark) {
        var id = UUID.nameUUIDFromBytes((sheet.owner() + remark.cell()).getBytes(StandardCharsets.UTF_8));
        return "<%1$sthreadedComment ref=\"%2$s\" dT=\"%3$s\" personId=\"%4$s\" id=\"{%5$s}\" parentId=\"%6$s\"><%1$stext>%7$s</%1$stext></%1$sthreadedComment>"
                .formatted(
                        to.prefix(),
                        remark.cell(),
                        to.attribute("dT"),
                        PERSON,
                        id.toString().toUpperCase(Locale.ROOT),
                        to.attribute("id"),
                        XmlText.escaped(remark.text()));
    }

    private void introduce() {
        var root = XmlElement.root(parts.text(people().orElseThrow()));
        if (root.children().stream().anyMatch(one -> one.attribute("id").equals(PERSON))) return;
        var edits = new Edits(root.text());
        edits.append(
                root,
                "<%1$sperson displayName=\"%2$s\" id=\"%3$s\" userId=\"%2$s\" providerId=\"None\"/>"
                        .formatted(root.prefix(), Remark.AUTHOR, PERSON));
        parts.put(people().orElseThrow(), edits.apply());
    }

    private Optional<String> people() {
        return book.ofKind("person").map(Relations.Relation::part).filter(parts::has);
    }
}
