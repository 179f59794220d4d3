package io.shelfbell.template;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {
    /** A String on purpose: as a Path, Spring would look for the folder in the jar first. */
    @Bean
    Templates templates(@Value("${shelfbell.templates.directory:templates}") String directory) {
        return Templates.load(Path.of(directory));
    }
}
