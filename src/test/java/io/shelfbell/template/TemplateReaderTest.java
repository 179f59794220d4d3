package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class TemplateReaderTest {
    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var texts = Samples.texts();
        texts.put("backordered/sms.text.vm", "$item.brnd\n\n  #set($x = 1) $item.name.trim()");
        texts.put("low-stock/email.html.vm", "<a href=\"$item.name\">x</a>");
        texts.put("low-stock/de/push.title.vm", "#if($item.brand)");
        assertThat(problems(texts))
                .containsExactly(
                        "templates/backordered/sms.text.vm:1:1: found $item.brnd, expected " + Name.choices("item"),
                        "templates/backordered/sms.text.vm:3:3: found #set($x = 1), expected text, $group.name, #if or #foreach",
                        "templates/backordered/sms.text.vm:3:16: found $item.name.trim(), expected $group.name, without methods, brackets or a third level",
                        "templates/low-stock/de/push.title.vm:1:17: found the end of the text, expected every #if and #foreach closed by #end, and every bracket and quote closed",
                        "templates/low-stock/email.html.vm:1:10: found $item.name, expected a link that stands alone, such as href=\"$item.url\"");
    }

    @Test
    void a_template_that_no_message_can_do_without_is_missed() {
        var texts = Samples.texts();
        texts.remove("eta-changed/in-app.text.vm");
        texts.remove("layout/email.text.vm");
        assertThat(problems(texts))
                .containsExactly(
                        "templates/eta-changed/in-app.text.vm: found no file, expected a template in English",
                        "templates/layout/email.text.vm: found no file, expected a template in English");
    }

    @Test
    void a_message_does_not_change_its_language_half_way() {
        var texts = Samples.texts();
        texts.remove("low-stock/de/email.subject.vm");
        texts.put("backordered/fr/push.text.vm", "bientôt");
        assertThat(problems(texts))
                .containsExactly(
                        "templates/backordered/fr/push.title.vm: found no file, expected a template in the language of backordered/fr",
                        "templates/low-stock/de/email.subject.vm: found no file, expected a template in the language of low-stock/de");
    }

    @Test
    void a_mail_in_a_language_needs_its_layout() {
        var texts = Samples.texts();
        for (var part : List.of("subject", "preheader", "text", "html"))
            texts.put("low-stock/fr/email.%s.vm".formatted(part), "bientôt");
        assertThat(problems(texts))
                .containsExactly(
                        "templates/layout/fr/email.text.vm: found no file, expected a template in the language of low-stock/fr",
                        "templates/layout/fr/email.html.vm: found no file, expected a template in the language of low-stock/fr");
    }

    @Test
    void a_file_that_no_message_uses_is_most_likely_misspelt() {
        for (var path : List.of(
                "back-in-stok/email.html.vm",
                "low-stock/emial.text.vm",
                "low-stock/sms.html.vm",
                "low-stock/xx-yy-z/sms.text.vm",
                "email.text.vm",
                "layout/sms.text.vm")) {
            var texts = Samples.texts();
            texts.put(path, "x");
            assertThat(problems(texts))
                    .singleElement()
                    .asString()
                    .startsWith("templates/" + path + ": found a file that no message uses");
        }
    }

    @Test
    void a_missing_folder_names_every_file_it_should_have(@TempDir Path folder) {
        var refused = catchThrowableOfType(InvalidTemplates.class, () -> Templates.load(folder.resolve("none")));
        assertThat(refused.problems()).hasSize(47);
        assertThat(refused.problems().get(0).toString())
                .isEqualTo(folder.resolve("none")
                        + "/backordered/email.subject.vm: found no file, expected a template in English");
    }

    @Test
    void bytes_that_are_no_text_are_refused(@TempDir Path folder) throws IOException {
        for (var template : Samples.texts().entrySet()) {
            var file = folder.resolve(template.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, template.getValue());
        }
        Files.write(folder.resolve("low-stock/de/sms.text.vm"), "für".getBytes(StandardCharsets.ISO_8859_1));
        var refused = catchThrowableOfType(InvalidTemplates.class, () -> Templates.load(folder));
        assertThat(refused.problems())
                .containsExactly(
                        Problem.ofFile(folder + "/low-stock/de/sms.text.vm", "bytes that are not UTF-8", "UTF-8"));
    }

    @Test
    void the_failed_start_prints_every_problem() {
        var analyzers = new ArrayList<InvalidTemplatesAnalyzer>();
        SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, cause) -> {}))
                .forEach(a -> {
                    if (a instanceof InvalidTemplatesAnalyzer ours) analyzers.add(ours);
                });
        var refused =
                catchThrowableOfType(InvalidTemplates.class, () -> Samples.with("low-stock/sms.text.vm", "$a $b"));
        assertThat(analyzers.get(0).analyze(new IllegalStateException(refused)).getDescription())
                .contains("2 problem(s)", "templates/low-stock/sms.text.vm:1:1", "templates/low-stock/sms.text.vm:1:4");
    }

    private static List<String> problems(Map<String, String> texts) {
        return catchThrowableOfType(InvalidTemplates.class, () -> Templates.of(texts)).problems().stream()
                .map(Problem::toString)
                .toList();
    }
}
