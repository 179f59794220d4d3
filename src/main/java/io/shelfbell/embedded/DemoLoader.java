package io.shelfbell.embedded;

import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.Recipient;
import io.shelfbell.forecast.SalesLedger;
import io.shelfbell.inventory.ItemBook;
import io.shelfbell.inventory.Locations;
import io.shelfbell.inventory.StockLedger;
import io.shelfbell.order.OrderBook;
import io.shelfbell.recipient.ConsentBook;
import io.shelfbell.recipient.RecipientBook;
import io.shelfbell.recipient.WatchList;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the demo shop into an empty database, whole or not at all. Nobody is told anything about it. */
@Component
@ConditionalOnProperty("shelfbell.demo.enabled")
class DemoLoader {
    private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);
    private static final Duration LONG_AGO = Duration.ofDays(400); // before any period that a KPI looks at
    private static final int PAGE = 1_000;
    private static final int SALES_PAGE = 20_000;

    private final ItemBook items;
    private final RecipientBook recipients;
    private final ConsentBook consents;
    private final WatchList watches;
    private final OrderBook orders;
    private final StockLedger stock;
    private final SalesLedger sales;
    private final Clock clock;

    DemoLoader(
            ItemBook items,
            RecipientBook recipients,
            ConsentBook consents,
            WatchList watches,
            OrderBook orders,
            StockLedger stock,
            SalesLedger sales,
            Clock clock) {
        this.items = items;
        this.recipients = recipients;
        this.consents = consents;
        this.watches = watches;
        this.orders = orders;
        this.stock = stock;
        this.sales = sales;
        this.clock = clock;
    }

    /** Does nothing when there are items already. */
    @Transactional
    public void loadOnce() {
        if (!items.skus(null).isEmpty()) return;
        LOG.info("demo=loading, this happens once");
        var shop = new DemoShop(clock.instant());
        items.put(shop.items());
        pages(shop.recipients(), this::put);
        LOG.info(
                "demo=loading items={} recipients={}",
                shop.items().size(),
                shop.recipients().size());
        pages(shop.orders(), orders::put);
        read(shop);
        pages(shop.watches(), this::watch);
        LOG.info(
                "demo=loading orders={} watches={}",
                shop.orders().size(),
                shop.watches().size());
        sell(shop);
        LOG.info("demo=loaded");
    }

    private void watch(List<Watch> page) {
        watches.add(page.stream()
                .map(watch -> new WatchList.Watch(watch.recipientId(), watch.sku()))
                .toList());
    }

    private void put(List<Recipient> page) {
        var longAgo = clock.instant().minus(LONG_AGO);
        recipients.put(page);
        recipients.askAll(page.stream().collect(toMap(Recipient::id, Recipient::preferences)));
        for (var recipient : page) {
            recipient
                    .preferences()
                    .unsubscribed()
                    .forEach(channel -> consents.unsubscribe(recipient.id(), channel, longAgo));
        }
    }

    /** The stock as it stands when the shop joins is nobody's news. */
    private void read(DemoShop shop) {
        var skus = shop.items().stream().map(Item::sku).toList();
        var held = stock.lock(skus);
        var shelves = stock.shelves(held, orders.openUnits(skus), Locations.ALL);
        stock.take(shop.readings(), shelves);
        stock.save(shelves);
    }

    private void sell(DemoShop shop) {
        var page = new ArrayList<SalesLedger.Sale>(SALES_PAGE);
        shop.sales().forEach(sale -> {
            page.add(new SalesLedger.Sale(sale.sku(), sale.soldOn(), sale.units()));
            if (page.size() == SALES_PAGE) flush(page);
        });
        flush(page);
    }

    private void flush(List<SalesLedger.Sale> page) {
        sales.record(page);
        page.clear();
    }

    private static <T> void pages(List<T> all, Consumer<List<T>> consumer) {
        for (int from = 0; from < all.size(); from += PAGE) {
            consumer.accept(all.subList(from, Math.min(all.size(), from + PAGE)));
        }
    }
}
