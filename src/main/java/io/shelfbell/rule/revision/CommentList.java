package io.shelfbell.rule.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comments of one sheet as text: a person's stay, ours come and go. */
record CommentList(XmlElement root) {

    private static final Pattern BREAK = Pattern.compile("(\r?\n|&#10;|&#xA;)$");

    /** What is left of a list, and the cells whose comment is gone. */
    record Cut(String text, List<String> gone, boolean empty, boolean changed) {}

    static CommentList of(String text) {
        return new CommentList(XmlElement.root(text));
    }

    static CommentList empty(Dialect dialect) {
        return of("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <comments xmlns="%s"><authors></authors><commentList></commentList></comments>""".formatted(dialect.main()));
    }

    /** Without our words, wherever they stand. */
    Cut withoutOurs() {
        var gone = new ArrayList<String>();
        var edits = new Edits(root.text());
        var comments = comments().toList();
        for (var comment : comments) {
            var marked = marked(comment);
            if (marked.isEmpty()) continue;
            if (isAllOurs(comment, marked.get())) {
                gone.add(comment.attribute("ref"));
                edits.remove(comment);
            } else cut(comment, marked.get(), edits);
        }
        boolean empty = gone.size() == comments.size();
        boolean changed = !edits.isEmpty();
        return new Cut(withoutOurName(edits.apply()), gone, empty, changed);
    }

    private Stream<XmlElement> comments() {
        return root.children("commentList").flatMap(list -> list.children("comment"));
    }

    private static Optional<XmlElement> marked(XmlElement comment) {
        return comment.all("t").filter(text -> mark(text) >= 0).findFirst();
    }

    private static int mark(XmlElement text) {
        return text.inner().indexOf(Remark.MARK);
    }

    private static boolean isAllOurs(XmlElement comment, XmlElement marked) {
        int from = marked.open() + mark(marked);
        int until = until(comment, from);
        return comment.all("t")
                .map(text -> outside(text, from, until))
                .allMatch(theirs -> XmlText.plain(theirs).isBlank());
    }

    private static String outside(XmlElement text, int from, int until) {
        if (text.close() <= from || text.open() >= until) return text.inner();
        return text.text().substring(text.open(), Math.max(text.open(), from))
                + text.text().substring(Math.min(text.close(), until), text.close());
    }

    /** Behind the line that ends our words; behind everything in a copy of before there was one. */
    private static int until(XmlElement comment, int from) {
        int end = comment.text().substring(from, comment.end()).indexOf(Remark.END);
        return end < 0 ? comment.end() : from + end + Remark.END.length();
    }

    /** Our lines, and the line break before them. */
    private static void cut(XmlElement comment, XmlElement marked, Edits edits) {
        var before = BREAK.matcher(marked.inner().substring(0, mark(marked))).replaceFirst("");
        int from = marked.open() + before.length();
        int until = until(comment, from);
        comment.all("t")
                .filter(text -> !text.isEmptyTag() && text.close() > from && text.open() < until)
                .forEach(text -> edits.replace(Math.max(text.open(), from), Math.min(text.close(), until), ""));
    }

    /** Authors are known by number, so only the last can go. */
    private static String withoutOurName(String text) {
        var root = XmlElement.root(text);
        var authors = root.all("author").toList();
        int last = authors.size() - 1;
        boolean used =
                root.all("comment").anyMatch(one -> one.attribute("authorId").equals(String.valueOf(last)));
        if (last < 0 || used || !authors.get(last).inner().equals(Remark.AUTHOR)) return text;
        var edits = new Edits(text);
        edits.remove(authors.get(last));
        return edits.apply();
    }

    /** With these, each below what a person has said about the same cell. */
    String with(Map<String, Remark> remarks) {
        var edits = new Edits(root.text());
        var left = new TreeMap<>(remarks);
        comments().forEach(comment -> {
            var remark = left.remove(comment.attribute("ref"));
            if (remark != null) append(comment, remark, edits);
        });
        var author = author(edits);
        var p = root.prefix();
        var added = new StringBuilder();
        for (var remark : left.values())
            added.append(
                    "<%1$scomment ref=\"%2$s\" authorId=\"%3$d\"><%1$stext><%1$st xml:space=\"preserve\">%4$s</%1$st></%1$stext></%1$scomment>"
                            .formatted(p, remark.cell(), author, XmlText.excel(remark.text())));
        root.child("commentList").ifPresent(list -> edits.append(list, added.toString()));
        return edits.apply();
    }

    private static void append(XmlElement comment, Remark remark, Edits edits) {
        var p = comment.prefix();
        var ours = XmlText.excel(remark.text());
        var texts = comment.all("t").toList();
        if (!texts.isEmpty()) edits.append(texts.get(texts.size() - 1), "\n" + ours);
        else comment.child("text").ifPresent(text -> edits.append(text, "<%1$st>%2$s</%1$st>".formatted(p, ours)));
    }

    private int author(Edits edits) {
        var authors = root.child("authors").orElseThrow();
        var names = authors.children("author").map(XmlElement::inner).toList();
        if (!names.contains(Remark.AUTHOR))
            edits.append(authors, "<%1$sauthor>%2$s</%1$sauthor>".formatted(root.prefix(), Remark.AUTHOR));
        return names.contains(Remark.AUTHOR) ? names.indexOf(Remark.AUTHOR) : names.size();
    }

    /** The cells that have a comment. */
    Set<String> cells() {
        return comments().map(comment -> comment.attribute("ref")).collect(Collectors.toSet());
    }
}
