package io.shelfbell.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderSource;
import io.shelfbell.delivery.sms.text.Segments;
import io.shelfbell.fact.Money;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

class SmsProvidersTest {
    private final ApplicationContextRunner installation = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
            .withUserConfiguration(Installation.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SmsProperties.class)
    @Import(SmsProviders.class)
    static class Installation {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JsonMapper json() {
            return JsonMapper.shared();
        }
    }

    private static String[] smpp(String name) {
        var prefix = "shelfbell.sms.smpp." + name + ".";
        return new String[] {
            prefix + "host=localhost", prefix + "port=1", prefix + "system-id=shop", prefix + "source=Shelfbell"
        };
    }

    private static String[] gateway(String name) {
        var prefix = "shelfbell.sms.gateways." + name + ".";
        return new String[] {
            prefix + "kind=acme", prefix + "url=https://localhost:1/send", prefix + "fields.to={to}", prefix + "rank=20"
        };
    }

    private static List<Provider> providers(ApplicationContext installation) {
        return installation.getBean(ProviderSource.class).providers();
    }

    @Test
    void without_settings_there_is_no_way_out() {
        installation.run(context -> assertThat(providers(context)).isEmpty());
    }

    @Test
    void every_server_and_gateway_is_a_provider_of_its_name_kind_and_rank() {
        installation
                .withPropertyValues(smpp("backup"))
                .withPropertyValues(smpp("main"))
                .withPropertyValues("shelfbell.sms.smpp.main.rank=10", "shelfbell.sms.smpp.main.window=25")
                .withPropertyValues(gateway("acme-eu"))
                .run(context -> {
                    assertThat(providers(context).stream().map(Provider::name))
                            .containsExactly("acme-eu", "backup", "main");
                    assertThat(providers(context).stream().map(Provider::kind)).containsExactly("acme", "smpp", "smpp");
                    assertThat(providers(context).stream().map(Provider::rank)).containsExactly(20, 100, 10);
                    assertThat(providers(context).stream().map(Provider::batch)).containsExactly(10, 10, 25);
                });
    }

    @Test
    void two_of_one_name_are_told_at_the_start() {
        installation
                .withPropertyValues(smpp("acme"))
                .withPropertyValues(gateway("acme"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("two providers have the name acme"));
    }

    @Test
    void what_is_missing_is_told_at_the_start() {
        installation
                .withPropertyValues("shelfbell.sms.smpp.main.host=localhost")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("system-id is missing"));
        installation
                .withPropertyValues("shelfbell.sms.gateways.acme.kind=acme")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("url is missing"));
    }

    @Test
    void a_bundle_that_is_not_there_is_told_at_the_start() {
        installation
                .withPropertyValues(gateway("acme"))
                .withPropertyValues("shelfbell.sms.gateways.acme.ssl-bundle=house")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("house"));
    }

    @Test
    void prices_are_found_by_country_in_any_letters() {
        installation
                .withPropertyValues("shelfbell.sms.prices.de.amount=0.0790", "shelfbell.sms.prices.de.currency=EUR")
                .run(context -> {
                    var sms = context.getBean(SmsProperties.class);
                    assertThat(sms.cost(Segments.of("a".repeat(161)), "DE")).contains(Money.of("0.1580", "EUR"));
                    assertThat(sms.cost(Segments.of("a"), "FR")).isEmpty();
                    assertThat(sms.cost(Segments.of("a"), null)).isEmpty();
                });
    }
}
