package io.shelfbell.delivery.mail;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** As many ways out for e-mail as there are servers. */
@Configuration(proxyBeanMethods = false)
@Import(SmtpServers.class)
class MailConfiguration {}
