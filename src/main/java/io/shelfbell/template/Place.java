package io.shelfbell.template;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Occasion;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a template lives: {@code <folder>/[<locale>/]<channel>.<part>.vm}.
 *
 * @param folder an occasion's, or {@link #LAYOUT}
 * @param locale {@link Locale#ROOT} for the default, which is English
 */
record Place(String folder, Locale locale, Channel channel, Part part) {
    static final String LAYOUT = "layout";

    private static final List<Part> LAYOUT_PARTS = List.of(Part.TEXT, Part.HTML);
    private static final Pattern PATH =
            Pattern.compile("([a-z-]+)/(?:([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)/)?([a-z-]+)\\.([a-z]+)\\.vm");
    private static final ResourceBundle.Control LOOKUP =
            ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT);

    /** Kept, for a text that is made anew for every lookup is compared letter by letter. */
    private static final Map<Occasion, String> FOLDERS = new EnumMap<>(
            Arrays.stream(Occasion.values()).collect(Collectors.toMap(Function.identity(), Place::hyphened)));

    static Place of(Occasion occasion, Locale locale, Channel channel, Part part) {
        return new Place(Objects.requireNonNull(FOLDERS.get(occasion)), locale, channel, part);
    }

    static Place ofLayout(Locale locale, Part part) {
        return new Place(LAYOUT, locale, Channel.EMAIL, part);
    }

    /** Every template there must be. */
    static Stream<Place> required() {
        var occasions = Arrays.stream(Occasion.values())
                .flatMap(o -> Arrays.stream(Channel.values())
                        .flatMap(c -> Part.of(c).stream().map(p -> of(o, Locale.ROOT, c, p))));
        return Stream.concat(occasions, LAYOUT_PARTS.stream().map(p -> ofLayout(Locale.ROOT, p)));
    }

    /** Empty when the path names no occasion, channel, part or locale that we know. */
    static Optional<Place> at(String path) {
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) return Optional.empty();
        var tag = matcher.group(2) == null ? "" : matcher.group(2);
        var locale = tag.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(tag);
        return required()
                .map(p -> p.in(locale))
                .filter(p -> p.path().equals(path))
                .findFirst();
    }

    /** This place and those to look at when nothing is there: language and region, language, default. */
    List<Place> lookup() {
        return LOOKUP.getCandidateLocales("", locale).stream().map(this::in).toList();
    }

    /** What a message that uses this template is made of besides. */
    Stream<Place> companions() {
        if (isLayout()) return LAYOUT_PARTS.stream().map(p -> ofLayout(locale, p));
        var own = Part.of(channel).stream().map(p -> new Place(folder, locale, channel, p));
        return channel == Channel.EMAIL
                ? Stream.concat(own, LAYOUT_PARTS.stream().map(p -> ofLayout(locale, p)))
                : own;
    }

    boolean isLayout() {
        return folder.equals(LAYOUT);
    }

    /** The language the template is written in. */
    Locale language() {
        return locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale;
    }

    boolean speaksLike(Place other) {
        return language().getLanguage().equals(other.language().getLanguage());
    }

    static Locale languageOnly(Locale locale) {
        return Locale.forLanguageTag(locale.getLanguage());
    }

    String path() {
        var folders = locale.equals(Locale.ROOT) ? folder : folder + "/" + locale.toLanguageTag();
        return "%s/%s.%s.vm".formatted(folders, hyphened(channel), part.fileName());
    }

    Place in(Locale locale) {
        return new Place(folder, locale, channel, part);
    }

    private static String hyphened(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
