package io.shelfbell.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.velocity.Template;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.Token;
import org.jspecify.annotations.Nullable;

/** From texts to templates, or to the list of everything that is wrong with them. */
final class TemplateReader {
    private final String root;
    private final Engine engine = new Engine();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Place, Template> templates = new HashMap<>();

    /** @param root what problems call the folder */
    TemplateReader(String root) {
        this.root = root;
    }

    static Templates read(Path directory) {
        var reader = new TemplateReader(directory.toString().replace('\\', '/'));
        return reader.check(reader.texts(directory));
    }

    Templates check(Map<String, String> texts) {
        var places = new TreeMap<String, Place>();
        texts.keySet()
                .forEach(path ->
                        Place.at(path).ifPresentOrElse(place -> places.put(path, place), () -> misplaced(path)));
        places.forEach((path, place) -> accept(place, texts.getOrDefault(path, "")));
        missing(Set.copyOf(places.values()));
        if (!problems.isEmpty())
            throw new InvalidTemplates(problems.stream().distinct().toList());
        return new Templates(templates);
    }

    private Map<String, String> texts(Path directory) {
        var texts = new TreeMap<String, String>();
        if (!Files.isDirectory(directory)) return texts;
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(f -> f.toString().endsWith(".vm")).toList()) {
                var path = directory.relativize(file).toString().replace('\\', '/');
                texts.put(path, text(file, path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("templates in " + directory, e);
        }
        return texts;
    }

    private String text(Path file, String path) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add(Problem.ofFile(file(path), "bytes that are not UTF-8", "UTF-8"));
            return "";
        }
    }

    private void accept(Place place, String text) {
        var file = file(place.path());
        try {
            var draft = engine.parse(file, text);
            var found = TemplateCheck.problems(file, place, text, draft.tree());
            if (found.isEmpty()) templates.put(place, draft.accept());
            problems.addAll(found);
        } catch (ParseException e) {
            problems.add(unreadable(file, e));
        }
    }

    private void misplaced(String path) {
        problems.add(Problem.ofFile(
                file(path),
                "a file that no message uses",
                "<occasion>/<channel>.<part>.vm or <occasion>/<locale>/<channel>.<part>.vm,"
                        + " for example back-in-stock/de/email.text.vm"));
    }

    /** A default for everything, and no message that changes its language half way. */
    private void missing(Set<Place> there) {
        Place.required()
                .filter(place -> !there.contains(place))
                .forEach(place -> problems.add(Problem.ofFile(file(place.path()), "no file", "a template in English")));
        there.stream()
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .forEach(place -> place.companions()
                        .filter(other -> !speaksLike(place, other, there))
                        .map(other -> other.in(Place.languageOnly(place.locale())))
                        .forEach(other -> problems.add(Problem.ofFile(
                                file(other.path()),
                                "no file",
                                "a template in the language of " + place.folder() + "/"
                                        + place.locale().toLanguageTag()))));
    }

    private static boolean speaksLike(Place place, Place other, Set<Place> there) {
        return other.lookup().stream()
                .filter(there::contains)
                .findFirst()
                .map(place::speaksLike)
                .orElse(true);
    }

    private Problem unreadable(String file, ParseException e) {
        var token = e.currentToken == null ? null : e.currentToken.next;
        return new Problem(
                file,
                token == null ? 1 : token.beginLine,
                token == null ? 1 : token.beginColumn,
                seen(token, e),
                "every #if and #foreach closed by #end, and every bracket and quote closed");
    }

    private static String seen(@Nullable Token token, ParseException e) {
        if (token == null)
            return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return token.kind == 0 || token.image.isBlank() || token.image.charAt(0) < ' '
                ? "the end of the text"
                : token.image.strip();
    }

    private String file(String path) {
        return root + "/" + path;
    }
}
