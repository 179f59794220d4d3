package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whoever has an address; several people may share one. */
@Repository
class Householders {
    private final JdbcClient jdbc;

    Householders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The recipients who have one of these addresses, held until the transaction ends: it waits for claims in progress, and claims wait for
     * it. In id order, as {@link RecipientBook#holdStill} has it, so that two transactions never wait for each other.
     */
    List<String> hold(Collection<Address> addresses) {
        return jdbc.sql("""
                select r.recipient_id from recipient r
                where r.recipient_id in (
                    select recipient_id from recipient where lower(email) = any(:emails)
                    union select recipient_id from recipient where phone = any(:phones)
                    union select owner.recipient_id from unnest(:tokens::text[]) as wanted(token)
                          join recipient owner on owner.devices @> jsonb_build_array(jsonb_build_object('token', wanted.token))
                    union select unnest(:ids::text[]))
                order by r.recipient_id for no key update of r
                """)
                .param("emails", spellings(Channel.EMAIL, addresses))
                .param("phones", spellings(Channel.SMS, addresses))
                .param("tokens", spellings(Channel.PUSH, addresses))
                .param("ids", spellings(Channel.IN_APP, addresses))
                .query(String.class)
                .list();
    }

    private static String[] spellings(Channel channel, Collection<Address> addresses) {
        return addresses.stream()
                .filter(address -> address.channel() == channel)
                .flatMap(address -> address.spellings().stream())
                .toArray(String[]::new);
    }
}
