package io.shelfbell.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WantedTest {
    private static final ClassLoader PRODUCTION = ClassLoader.getPlatformClassLoader();

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            URL               | HOST | ADDRESSES   | DATABASE | BROKER
                              |      |             | true     | true
            ''                | ''   | ''          | true     | true
            jdbc:postgresql:x |      |             | false    | true
                              | mq   |             | true     | false
                              |      | mq1:1,mq2:2 | true     | false
            jdbc:postgresql:x | mq   |             | false    | false
            """)
    void only_what_nobody_configured_is_wanted(
            String url, String host, String addresses, boolean database, boolean broker) {
        var settings = new HashMap<String, String>();
        if (url != null) settings.put("spring.datasource.url", url);
        if (host != null) settings.put("spring.rabbitmq.host", host);
        if (addresses != null) settings.put("spring.rabbitmq.addresses", addresses);
        var wanted = Wanted.by(new Binder(new MapConfigurationPropertySource(settings)));
        assertThat(wanted.database()).isEqualTo(database);
        assertThat(wanted.broker()).isEqualTo(broker);
    }

    @Test
    void the_production_jar_names_the_settings_and_the_other_jar() {
        assertThatThrownBy(() -> new Wanted(true, true, Path.of("data")).requireLibraries(PRODUCTION))
                .isInstanceOfSatisfying(
                        CannotEmbed.class,
                        refusal -> assertThat(refusal.remedy())
                                .contains("SPRING_DATASOURCE_URL", "SPRING_RABBITMQ_HOST", "shelfbell-embedded.jar"));
    }

    @Test
    void only_the_missing_one_is_named() {
        assertThatThrownBy(() -> new Wanted(false, true, Path.of("data")).requireLibraries(PRODUCTION))
                .isInstanceOfSatisfying(
                        CannotEmbed.class,
                        refusal -> assertThat(refusal.remedy())
                                .contains("SPRING_RABBITMQ_HOST")
                                .doesNotContain("SPRING_DATASOURCE_URL"));
    }

    @Test
    void with_the_libraries_there_is_nothing_to_complain_about() {
        assertThatCode(() -> new Wanted(true, true, Path.of("data")).requireLibraries(null))
                .doesNotThrowAnyException();
    }
}
