package io.shelfbell.release;

import io.shelfbell.rule.DidYouMean;
import io.shelfbell.rule.RuleBook;
import io.shelfbell.rule.TableInUse;
import io.shelfbell.rule.TakenIds;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The tables in use, and the names that tables may have. */
@Component
final class Tables {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,79}");

    private final RuleBook rules;

    Tables(RuleBook rules) {
        this.rules = rules;
    }

    String release() {
        return rules.release();
    }

    List<TableInUse> all() {
        return rules.tables();
    }

    TableInUse named(String name) {
        return find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, missing(name)));
    }

    /** The ids of all tables but the one of this name, whose place a draft would take. */
    TakenIds idsBeside(String name) {
        return TakenIds.of(
                all().stream().filter(table -> !table.name().equals(name)).toList());
    }

    private Optional<TableInUse> find(String name) {
        return all().stream().filter(table -> table.name().equals(name)).findFirst();
    }

    private String missing(String name) {
        var names = all().stream().map(TableInUse::name).toList();
        var near = DidYouMean.among(name, names);
        return "There is no table %s%s"
                .formatted(name, near.isEmpty() ? "; there are " + String.join(", ", names) + "." : "; " + near);
    }

    /**
     * How findings name a workbook, whether there is such a table or not.
     *
     * @throws ResponseStatusException for a name that no file could have everywhere
     */
    String file(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..") || name.endsWith("."))
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "A table's name has up to 80 letters, digits, spaces, dots, hyphens and underscores, a letter or digit first.");
        return find(name).map(TableInUse::file).orElse("decision-tables/" + name + ".xlsx");
    }
}
