package io.shelfbell.release;

import io.shelfbell.rule.QuestionTerms;
import io.shelfbell.rule.RuleBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a rule or a table may ask and answer. */
@RestController
@Tag(name = "Tables")
class VocabularyApi {
    /** By question. */
    record Vocabulary(List<QuestionTerms> questions) {}

    @GetMapping("/api/v1/vocabulary")
    @Operation(summary = "Every term that a rule or a table may use, by question")
    Vocabulary show(@RequestParam @Nullable String question) {
        var all = RuleBook.vocabulary();
        if (question == null) return new Vocabulary(all);
        var one =
                all.stream().filter(terms -> terms.question().equals(question)).toList();
        if (!one.isEmpty()) return new Vocabulary(one);
        throw new ResponseStatusException(
                HttpStatus.NOT_FOUND,
                "There is no question %s; there are %s.".formatted(question, String.join(", ", RuleBook.questions())));
    }
}
