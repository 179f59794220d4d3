package io.shelfbell.template;

import io.shelfbell.fact.Demand;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Money;
import io.shelfbell.fact.Recipient;
import io.shelfbell.fact.StockPosition;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A model in the words of one language, by group and name. What is unknown is not there. */
final class Values {
    /** Two or three plain words: "Anna Maria Schmidt", but neither "Dr. Schmidt" nor "Schmidt, Anna". */
    private static final Pattern FULL_NAME = Pattern.compile("([\\p{L}'-]{2,})( [\\p{L}'-]+){1,2}");

    private static final Pattern TITLE = Pattern.compile("(?i)herr|frau|mr|mrs|ms|miss|dr|prof|sir|the|team");
    private static final Pattern LINK_LIKE = Pattern.compile("[/:@\\\\]|\\.\\p{L}{2}");
    private static final int LONGEST_NAME = 80;
    private static final Pattern LINE_END = Pattern.compile("\\s*[\\r\\n]+\\s*");

    private final Locale locale;
    private final Map<String, Object> groups = new HashMap<>();

    private Values(Locale locale) {
        this.locale = locale;
        Name.GROUPS.forEach(this::group);
    }

    static Values of(Model model, Locale locale) {
        var values = new Values(locale);
        values.item(model.item());
        values.recipient(model.recipient());
        values.stock(model.stock(), model.previouslyExpectedAt());
        if (model.demand() != null)
            values.order(model.demand(), model.recipient().timeZone(), model.links());
        values.message(model.message(), model.links());
        values.shop(model.shop());
        return values;
    }

    /** A copy in the shape templates see, for a #foreach writes into it. Every group is there, if need be empty: strict references ask for it, and an empty one is false. */
    Map<String, Object> grouped() {
        return new HashMap<>(groups);
    }

    void put(Name name, Object value) {
        group(name.group()).put(name.key(), value);
    }

    @SuppressWarnings("unchecked") // only this method puts values into the map
    private Map<String, Object> group(String group) {
        return (Map<String, Object>) groups.computeIfAbsent(group, g -> new HashMap<String, Object>());
    }

    private void item(Item item) {
        text(Name.ITEM_NAME, item.name().isBlank() ? item.sku() : item.name());
        text(Name.ITEM_SKU, item.sku());
        text(Name.ITEM_BRAND, item.brand());
        text(Name.ITEM_CATEGORY, item.category());
        text(Name.ITEM_VARIANT, item.variant());
        text(Name.ITEM_URL, WebLink.of(item.url()));
        text(Name.ITEM_IMAGE_URL, WebLink.of(item.imageUrl()));
        text(Name.ITEM_PRICE, item.price() == null ? null : price(item.price()));
        put(Name.ITEM_ATTRIBUTES, attributes(item.attributes()));
    }

    /** Strangers choose their names: one that a mail client would turn into a link is not repeated. */
    private void recipient(Recipient recipient) {
        var name = recipient.name();
        if (name == null
                || name.length() > LONGEST_NAME
                || LINK_LIKE.matcher(name).find()) return;
        text(Name.RECIPIENT_NAME, name);
        text(Name.RECIPIENT_FIRST_NAME, firstName(name));
    }

    /** Expected dates are days in UTC, as in the rule that sees them change: a source that means a day sends midnight UTC. */
    private void stock(StockPosition stock, @Nullable Instant previouslyExpectedAt) {
        text(Name.STOCK_STATE, stock.state().name());
        put(Name.STOCK_AVAILABLE, stock.available());
        put(Name.STOCK_SHORTAGE, stock.shortage());
        put(Name.STOCK_ON_HAND, stock.onHand());
        put(Name.STOCK_ALLOCATED, stock.allocated());
        put(Name.STOCK_ON_ORDER, stock.onOrder());
        put(Name.STOCK_THRESHOLD, stock.lowStockThreshold());
        text(Name.STOCK_EXPECTED_DATE, date(stock.expectedAt(), ZoneOffset.UTC));
        text(Name.STOCK_PREVIOUS_DATE, date(previouslyExpectedAt, ZoneOffset.UTC));
        if (stock.expectedAt() != null && previouslyExpectedAt != null)
            dateMoved(day(previouslyExpectedAt), day(stock.expectedAt()));
    }

    private void dateMoved(LocalDate before, LocalDate after) {
        if (!after.equals(before))
            text(Name.STOCK_DATE_MOVED, (after.isBefore(before) ? DateMove.EARLIER : DateMove.LATER).name());
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private void order(Demand demand, ZoneId zone, Links links) {
        text(Name.ORDER_NUMBER, demand.orderNumber());
        put(Name.ORDER_QUANTITY, demand.quantity());
        put(Name.ORDER_QUANTITY_SHORT, demand.quantityShort());
        put(Name.ORDER_LINES, demand.lines());
        text(Name.ORDER_ORDERED_DATE, date(demand.orderedAt(), zone));
        text(Name.ORDER_PROMISED_DATE, demand.promisedOn() == null ? null : date(demand.promisedOn()));
        text(Name.ORDER_STATUS_URL, WebLink.of(links.orderStatus()));
    }

    private void message(Message message, Links links) {
        text(Name.MESSAGE_RELATION, message.relation().name());
        text(Name.MESSAGE_CATEGORY, message.category().name());
        text(Name.MESSAGE_ID, message.id());
        if (message.category() == MessageCategory.PROMOTIONAL)
            text(Name.LINKS_UNSUBSCRIBE, WebLink.of(links.unsubscribe()));
        text(Name.LINKS_PREFERENCES, WebLink.of(links.preferences()));
    }

    private void shop(Shop shop) {
        text(Name.SHOP_NAME, shop.name());
        text(Name.SHOP_URL, WebLink.of(shop.url()));
        text(Name.SHOP_SUPPORT_EMAIL, shop.supportEmail());
        var address = shop.address();
        text(
                Name.SHOP_ADDRESS,
                address == null ? null : LINE_END.matcher(address.strip()).replaceAll(", "));
    }

    private void text(Name name, @Nullable String value) {
        var tame = value == null ? "" : Words.tame(value);
        if (!tame.isEmpty() || name.presence() != Presence.OPTIONAL) put(name, tame);
    }

    private @Nullable String date(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? null : date(LocalDate.ofInstant(instant, zone));
    }

    private String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(date);
    }

    private String price(Money price) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(price.currency());
        int digits = Math.max(0, price.currency().getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(
                Math.max(digits, price.amount().stripTrailingZeros().scale()));
        return format.format(price.amount());
    }

    private static List<Map<String, String>> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(a -> Map.of("name", Words.tame(a.getKey()), "value", Words.tame(a.getValue())))
                .toList();
    }

    private static @Nullable String firstName(String name) {
        var matcher = FULL_NAME.matcher(name.strip());
        return matcher.matches() && !TITLE.matcher(matcher.group(1)).matches() ? matcher.group(1) : null;
    }
}
