package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.Provider;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One SMTP server.
 *
 * @param port null for the usual one: 25, 587 with STARTTLS, 465 with TLS
 * @param security null for STARTTLS
 * @param rank lower is asked first
 * @param sslBundle the Spring SSL bundle whose trust store is used; null for the JDK's
 * @param ehlo the name we give; null for this machine's
 * @param sign whether our DKIM signatures are put on what goes here; some services put on their own
 * @param relay the service behind it, which then repeats our id in its callbacks; null for any other server
 * @param properties more for Angus Mail, such as {@code mail.smtp.auth.mechanisms}
 */
record ServerSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        @Nullable Security security,
        @DefaultValue("" + Provider.USUAL_RANK) int rank,
        @Nullable String sslBundle,
        @Nullable String ehlo,
        @DefaultValue("true") boolean sign,
        @Nullable Relay relay,
        @DefaultValue Pool pool,
        @DefaultValue Timeouts timeouts,
        @DefaultValue Rate rate,
        @DefaultValue Map<String, String> properties) {

    /**
     * How many connections there are at most, and how long each is used.
     *
     * @param messages after so many a new connection is opened
     * @param age after so long a new connection is opened
     * @param idle after so long without a message a connection is closed
     */
    record Pool(
            @DefaultValue("4") int connections,
            @DefaultValue("100") int messages,
            @DefaultValue("5m") Duration age,
            @DefaultValue("30s") Duration idle) {
        Pool {
            atLeastOne("pool.connections", connections);
            atLeastOne("pool.messages", messages);
            positive("pool.idle", idle);
        }
    }

    /**
     * How long a server may take.
     *
     * @param connect for each of its addresses
     * @param read without a byte from it
     * @param deadline for one message from the look-up of the host to the last answer, whatever happens
     */
    record Timeouts(
            @DefaultValue("5s") Duration connect,
            @DefaultValue("10s") Duration read,
            @DefaultValue("20s") Duration deadline) {
        Timeouts {
            positive("timeouts.connect", connect);
            positive("timeouts.read", read);
            positive("timeouts.deadline", deadline);
        }
    }

    /**
     * How much one recipient domain is sent by this node.
     *
     * @param perMinute messages to each domain; null for as many as there are
     * @param domains other numbers for some domains
     */
    record Rate(@Nullable Integer perMinute, @DefaultValue Map<String, Integer> domains) {
        Rate {
            if (perMinute != null) atLeastOne("rate.per-minute", perMinute);
            domains.forEach((domain, number) -> atLeastOne("rate.domains[" + domain + "]", number));
        }
    }

    ServerSettings {
        if (port != null && (port < 1 || port > 65_535))
            throw new IllegalArgumentException("port=" + port + " is none");
    }

    private static void atLeastOne(String setting, int number) {
        if (number < 1) throw new IllegalArgumentException(setting + "=" + number + " is less than 1");
    }

    private static void positive(String setting, Duration time) {
        if (time.toMillis() < 1) throw new IllegalArgumentException(setting + "=" + time + " is no time");
    }

    Security securityOrUsual() {
        return security == null ? Security.STARTTLS : security;
    }

    int portOrUsual() {
        if (port != null) return port;
        return switch (securityOrUsual()) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }
}
