package io.shelfbell.intake.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.intake.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Document types, which a partner may name and never declare. */
class XmlDocumentsTest {
    private static Document read(String text) throws Unreadable {
        return new XmlDocuments().read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_type_that_only_names_a_file_is_not_read_and_told() throws Unreadable {
        var document =
                read("<?xml version='1.0'?>\n<!DOCTYPE cXML SYSTEM \"http://127.0.0.1:1/none.dtd\">\n<cXML>1</cXML>");

        assertThat(document.root()).isEqualTo(Map.of("cXML", "1"));
        assertThat(document.repairs()).extracting(Finding::code).containsExactly("DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE o [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><o>&x;</o>",
                "<!DOCTYPE o SYSTEM \"a.dtd\" [<!ENTITY x \"y\">]><o/>",
                "<!-- order --><!DOCTYPE o [<!ELEMENT o ANY>]><o/>"
            })
    void one_that_declares_something_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.finding().code()).isEqualTo("DTD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<o><![CDATA[<!DOCTYPE x [y]>]]></o>", "<o><!-- <!DOCTYPE x [y]> -->&lt;!DOCTYPE x [y]></o>"})
    void a_text_that_speaks_of_one_is_a_text(String text) throws Unreadable {
        var document = read(text);

        assertThat(document.root()).isEqualTo(Map.of("o", "<!DOCTYPE x [y]>"));
        assertThat(document.repairs()).isEmpty();
    }
}
