package io.shelfbell.rule;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the rule book of the configured folders. */
@Configuration(proxyBeanMethods = false)
class RuleConfiguration {

    @Bean
    static EarlyRuleBook earlyRuleBook(Environment environment) {
        return new EarlyRuleBook(
                Path.of(environment.getProperty("shelfbell.rules.directory", "rules")),
                Path.of(environment.getProperty("shelfbell.tables.directory", "decision-tables")));
    }

    @Bean
    RuleBook ruleBook(EarlyRuleBook early) {
        return early.loading.join();
    }

    /** Compiling rules takes seconds: it begins before anything else, and goes on beside it. */
    static final class EarlyRuleBook implements BeanFactoryPostProcessor {
        private final CompletableFuture<RuleBook> loading;

        /** A thread of its own inherits the class loader of a Spring Boot jar; one of the common pool does not. */
        EarlyRuleBook(Path rules, Path tables) {
            loading = CompletableFuture.supplyAsync(
                    () -> RuleBook.load(rules, tables), task -> new Thread(task, "rule-book").start());
        }

        @Override
        public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
            // being asked this early is all that it needs
        }
    }
}
