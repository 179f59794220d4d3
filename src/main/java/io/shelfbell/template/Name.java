package io.shelfbell.template;

import static io.shelfbell.template.Kind.ADDRESS;
import static io.shelfbell.template.Kind.DATE;
import static io.shelfbell.template.Kind.LINK;
import static io.shelfbell.template.Kind.LIST;
import static io.shelfbell.template.Kind.MARKUP;
import static io.shelfbell.template.Kind.NUMBER;
import static io.shelfbell.template.Kind.TEXT;
import static io.shelfbell.template.Presence.ALWAYS;
import static io.shelfbell.template.Presence.LAYOUT;
import static io.shelfbell.template.Presence.OPTIONAL;
import static io.shelfbell.template.Presence.WITH_ORDER;

import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Relation;
import io.shelfbell.fact.StockState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every name that a template may use: the one list from which values are filled, templates are checked and {@code MODEL.md} is written. */
enum Name {
    ITEM_NAME("item.name", TEXT, ALWAYS, "The item in the shop's words; its SKU while nobody has named it"),
    ITEM_SKU("item.sku", TEXT, ALWAYS, "Stock keeping unit"),
    ITEM_BRAND("item.brand", TEXT, OPTIONAL, "Brand"),
    ITEM_CATEGORY("item.category", TEXT, OPTIONAL, "Item category"),
    ITEM_VARIANT("item.variant", TEXT, OPTIONAL, "Variant, for example \"red, 2 m\""),
    ITEM_URL("item.url", LINK, OPTIONAL, "The item's page"),
    ITEM_IMAGE_URL("item.imageUrl", LINK, OPTIONAL, "The item's picture"),
    ITEM_PRICE("item.price", TEXT, OPTIONAL, "Price with its currency, as the recipient's country writes it"),
    ITEM_ATTRIBUTES(
            "item.attributes",
            LIST,
            ALWAYS,
            "The item master's attributes, each with `name` and `value`; may be empty"),

    RECIPIENT_NAME("recipient.name", TEXT, OPTIONAL, "Full name"),
    RECIPIENT_FIRST_NAME("recipient.firstName", TEXT, OPTIONAL, "First name, where the full name leaves no doubt"),

    STOCK_STATE("stock.state", ALWAYS, "Where the item stands", StockState.values()),
    STOCK_AVAILABLE("stock.available", NUMBER, ALWAYS, "Units a new order may take; negative means backordered"),
    STOCK_SHORTAGE("stock.shortage", NUMBER, ALWAYS, "Units that are promised and not there"),
    STOCK_ON_HAND("stock.onHand", NUMBER, ALWAYS, "Units physically there"),
    STOCK_ALLOCATED("stock.allocated", NUMBER, ALWAYS, "Units promised to order lines"),
    STOCK_ON_ORDER("stock.onOrder", NUMBER, ALWAYS, "Units ordered from suppliers and not received"),
    STOCK_THRESHOLD("stock.threshold", NUMBER, ALWAYS, "The low-stock line"),
    STOCK_EXPECTED_DATE("stock.expectedDate", DATE, OPTIONAL, "When more is expected; absent means no date yet"),
    STOCK_PREVIOUS_DATE("stock.previousDate", DATE, OPTIONAL, "When more was expected before"),
    STOCK_DATE_MOVED("stock.dateMoved", OPTIONAL, "How the expected date lies to the previous one", DateMove.values()),

    ORDER_NUMBER("order.number", TEXT, WITH_ORDER, "What the customer knows the order by"),
    ORDER_QUANTITY("order.quantity", NUMBER, WITH_ORDER, "Units ordered and not yet shipped"),
    ORDER_QUANTITY_SHORT("order.quantityShort", NUMBER, WITH_ORDER, "Units of them that are not covered"),
    ORDER_LINES("order.lines", NUMBER, WITH_ORDER, "How many order lines wait"),
    ORDER_ORDERED_DATE("order.orderedDate", DATE, WITH_ORDER, "When it was ordered"),
    ORDER_PROMISED_DATE("order.promisedDate", DATE, OPTIONAL, "The date that the customer was promised"),
    ORDER_STATUS_URL("order.statusUrl", LINK, OPTIONAL, "The order's status page"),

    MESSAGE_RELATION("message.relation", ALWAYS, "Why the recipient is told", Relation.values()),
    MESSAGE_CATEGORY("message.category", ALWAYS, "Which consent the message needs", MessageCategory.values()),
    MESSAGE_ID("message.id", TEXT, ALWAYS, "The message's id, the same over all attempts"),

    SHOP_NAME("shop.name", TEXT, ALWAYS, "The shop's name"),
    SHOP_URL("shop.url", LINK, OPTIONAL, "The shop's home page"),
    SHOP_SUPPORT_EMAIL("shop.supportEmail", ADDRESS, ALWAYS, "Where a person answers"),
    SHOP_ADDRESS("shop.address", TEXT, OPTIONAL, "Postal address on one line"),

    LINKS_UNSUBSCRIBE("links.unsubscribe", LINK, OPTIONAL, "Unsubscribe page; in promotional messages only"),
    LINKS_PREFERENCES("links.preferences", LINK, OPTIONAL, "The recipient's notification settings"),

    MAIL_LANGUAGE("mail.language", TEXT, LAYOUT, "Language of the mail, for example `de`"),
    MAIL_SUBJECT("mail.subject", TEXT, LAYOUT, "The rendered subject"),
    MAIL_PREHEADER("mail.preheader", TEXT, LAYOUT, "The rendered preview line"),
    MAIL_BODY("mail.body", MARKUP, LAYOUT, "The rendered part that the layout wraps");

    /** The group that is there only when the message is about an order. */
    static final String ORDER = "order";

    static final Set<String> GROUPS = Arrays.stream(values()).map(Name::group).collect(Collectors.toUnmodifiableSet());

    private static final Map<String, Name> BY_PATH =
            Arrays.stream(values()).collect(Collectors.toMap(Name::path, Function.identity()));

    private final String path;
    private final Kind kind;
    private final Presence presence;
    private final String meaning;
    private final List<String> values;
    private final String group;
    private final String key;

    Name(String path, Presence presence, String meaning, Enum<?>[] values) {
        this(
                path,
                TEXT,
                presence,
                meaning,
                Arrays.stream(values).map(Enum::name).toList());
    }

    Name(String path, Kind kind, Presence presence, String meaning) {
        this(path, kind, presence, meaning, List.of());
    }

    Name(String path, Kind kind, Presence presence, String meaning, List<String> values) {
        this.path = path;
        this.kind = kind;
        this.presence = presence;
        this.meaning = meaning;
        this.values = values;
        this.group = path.substring(0, path.indexOf('.'));
        this.key = path.substring(path.indexOf('.') + 1);
    }

    /** The name written {@code group.key}; null when there is none. */
    static @Nullable Name at(String path) {
        return BY_PATH.get(path);
    }

    /** What to write instead of an unknown name of this group. */
    static String choices(String group) {
        var choices = Arrays.stream(values())
                .filter(n -> n.group().equals(group))
                .map(n -> "$" + n.path)
                .collect(Collectors.joining(", "));
        return choices.isEmpty() ? "a name from MODEL.md" : "one of " + choices;
    }

    String path() {
        return path;
    }

    String group() {
        return group;
    }

    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    Presence presence() {
        return presence;
    }

    String meaning() {
        return meaning;
    }

    /** The closed list of values; empty when any is possible. */
    List<String> choices() {
        return values;
    }
}
