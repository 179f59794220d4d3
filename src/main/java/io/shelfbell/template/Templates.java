package io.shelfbell.template;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.Occasion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.velocity.Template;

/** All templates, checked and ready. Immutable; safe for any number of threads. */
public final class Templates {
    private final Map<Place, Template> templates;

    Templates(Map<Place, Template> templates) {
        this.templates =
                new HashMap<>(templates); // looked up for every part of every message: Map.copyOf compares many keys
    }

    /** Reads and checks every template below the folder; throws {@link InvalidTemplates} with all that is wrong. */
    public static Templates load(Path directory) {
        return TemplateReader.read(directory);
    }

    /** The same for texts by path, such as {@code back-in-stock/de/email.text.vm}. */
    public static Templates of(Map<String, String> texts) {
        return new TemplateReader("templates").check(texts);
    }

    /** A message in the recipient's language where there is a template in it, else in English. */
    public Content render(Occasion occasion, Channel channel, Locale locale, Model model) {
        var text = find(Place.of(occasion, locale, channel, Part.TEXT));
        var rendering = new Rendering(this, occasion, channel, locale, spoken(locale, text), model);
        return rendering.content();
    }

    /** The paths of all templates, such as {@code back-in-stock/de/email.text.vm}. */
    public SortedSet<String> names() {
        return templates.keySet().stream().map(Place::path).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The paths of the templates that a message in this language is made of, its layout apart. */
    public List<String> names(Occasion occasion, Channel channel, Locale locale) {
        return Part.of(channel).stream()
                .map(part -> find(Place.of(occasion, locale, channel, part)).path())
                .toList();
    }

    /** The nearest place that has a template; the default is always there. */
    Place find(Place wanted) {
        for (var place : wanted.lookup()) if (templates.containsKey(place)) return place;
        throw new IllegalStateException("no template at " + wanted.path());
    }

    Template at(Place place) {
        var template = templates.get(place);
        if (template == null) throw new IllegalStateException("no template at " + place.path());
        return template;
    }

    /** Dates and prices follow the recipient's country only within the language of the template: no French dates in English mail. */
    private static Locale spoken(Locale locale, Place found) {
        var language = found.language();
        return language.getLanguage().equals(locale.getLanguage()) ? locale : language;
    }
}
