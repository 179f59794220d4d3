package io.shelfbell.recipient;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Who asked to be told about which item. */
@Repository
public class WatchList {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    WatchList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A recipient's wish to hear about an item. */
    public record Watch(String recipientId, String sku) {}

    /** Adds watches of recipients that exist; returns how many were new. Safe to repeat. */
    public int add(Collection<Watch> watches) {
        return jdbc.sql("""
                insert into watch (sku, recipient_id, created_at)
                select w.sku, r.recipient_id, now()
                from json_to_recordset(:watches::json) as w("recipientId" text, sku text)
                join recipient r on r.recipient_id = w."recipientId"
                order by 1, 2
                on conflict (sku, recipient_id) do nothing
                """).param("watches", json.writeValueAsString(watches)).update();
    }

    /** Safe to repeat. */
    public void remove(Watch watch) {
        jdbc.sql("delete from watch where sku = :sku and recipient_id = :recipient")
                .param("sku", watch.sku())
                .param("recipient", watch.recipientId())
                .update();
    }

    /** The same for several items of one recipient. */
    void remove(String recipientId, Collection<String> skus) {
        jdbc.sql("delete from watch where recipient_id = :recipient and sku = any(:skus)")
                .param("recipient", recipientId)
                .param("skus", skus.toArray(String[]::new))
                .update();
    }

    /** What a recipient waits for, the newest wish first. */
    public List<String> watched(String recipientId, int limit) {
        return jdbc.sql("select sku from watch where recipient_id = :id order by created_at desc, sku limit :limit")
                .param("id", recipientId)
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The watchers of an item in id order, after the given id. */
    public List<String> watchers(String sku, String after, int limit) {
        return jdbc.sql("""
                select recipient_id from watch where sku = :sku and recipient_id > :after order by recipient_id limit :limit
                """)
                .param("sku", sku)
                .param("after", after)
                .param("limit", limit)
                .query(String.class)
                .list();
    }
}
