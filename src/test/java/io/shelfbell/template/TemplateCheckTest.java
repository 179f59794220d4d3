package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each text stands alone as the second line of a template, so every place begins with "2:". */
class TemplateCheckTest {
    private static final String TEXT = "low-stock/email.text.vm";
    private static final String PAGE = "low-stock/email.html.vm";

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '¦',
            quoteCharacter = '`',
            commentCharacter = '§',
            textBlock = """
            TEMPLATE                                        ¦ PLACE ¦ EXPECTED
            #set($x = 1)                                    ¦ 2:1   ¦ text, $group.name, #if or #foreach
            x #set($item.name = 'x')                        ¦ 2:3   ¦ text, $group.name, #if or #foreach
            #include('/etc/passwd')                         ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #parse('/etc/passwd')                           ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #evaluate('$x')                                 ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #macro(a)x#end                                  ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #define($x)x#end                                ¦ 2:1   ¦ text, $group.name, #if or #foreach
            Hi #stop                                        ¦ 2:4   ¦ text, $group.name, #if or #foreach
            #break                                          ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #unknown                                        ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #@wrap()x#end                                   ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #add($item.name)                                ¦ 2:1   ¦ text, $group.name, #if or #foreach
            #[[ $item.name ]]#                              ¦ 2:1   ¦ text, $group.name, #if or #foreach
            $item.name.length()                             ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            $item.getClass()                                ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            $item.class                                     ¦ 2:1   ¦ one of $item.name
            $item.class.name                                ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            $item.name.bytes                                ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            $item['name']                                   ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            ${item.name|$item.getClass()}                   ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            \\$item.name                                    ¦ 2:1   ¦ $group.name, without methods, brackets or a third level
            $itm.name                                       ¦ 2:1   ¦ a name from MODEL.md
            $item                                           ¦ 2:1   ¦ one of $item.name
            $velocityCount                                  ¦ 2:1   ¦ a name from MODEL.md
            $foreach.index                                  ¦ 2:1   ¦ a name from MODEL.md
            $mail.body                                      ¦ 2:1   ¦ this name in templates/layout only
            $item.attributes                                ¦ 2:1   ¦ #foreach over it
            #foreach($i in [1..999999999])x#end             ¦ 2:16  ¦ a list: $item.attributes
            #foreach($i in $item.name)x#end                 ¦ 2:16  ¦ a list: $item.attributes
            #foreach($item in $item.attributes)x#end        ¦ 2:10  ¦ #foreach with a variable of its own, such as $x
            #foreach($a in $item.attributes)$a.class#end    ¦ 2:33  ¦ $a.name or $a.value
            #foreach($a in $item.attributes)$foreach.parent#end ¦ 2:33 ¦ one of $foreach.
            $item.brand                                     ¦ 2:1   ¦ #if($item.brand) around it, for it may be absent
            #if($item.variant)$item.brand#end               ¦ 2:19  ¦ #if($item.brand) around it, for it may be absent
            #if($item.variant || $item.brand)$item.brand#end ¦ 2:34 ¦ #if($item.brand) around it, for it may be absent
            #if(!$item.brand)$item.brand#end                ¦ 2:18  ¦ #if($item.brand) around it, for it may be absent
            #if($item.brand)x#{else}$item.brand#end         ¦ 2:25  ¦ #if($item.brand) around it, for it may be absent
            #if($item.brand != 'x')$item.brand#end          ¦ 2:24  ¦ #if($item.brand) around it, for it may be absent
            #if($item.brand == $item.category)$item.brand#end ¦ 2:35 ¦ #if($item.brand) around it, for it may be absent
            $order.number                                   ¦ 2:1   ¦ #if($order) around it, for it may be absent
            #if($order)$order.statusUrl#end                 ¦ 2:12  ¦ #if($order.statusUrl) around it, for it may be absent
            #if($order.quantity > 1)x#end                   ¦ 2:5   ¦ #if($order) around it, for it may be absent
            #if($item.name > 1)x#end                        ¦ 2:5   ¦ a number
            #if($stock.state == 'SOLD')x#end                ¦ 2:21  ¦ one of IN_STOCK, LOW, OUT, BACKORDERED
            #if('GUEST' == $message.relation)x#end          ¦ 2:5   ¦ one of CUSTOMER, WATCHER, MERCHANDISER
            #if($stock.available + 1 > 2)x#end              ¦ 2:5   ¦ a name or a whole number
            #if($stock.available == [1,2])x#end             ¦ 2:25  ¦ a name, a whole number or a 'text'
            #if($item.name.empty)x#end                      ¦ 2:5   ¦ $group.name, without methods, brackets or a third level
            #if($item.isEmpty())x#end                       ¦ 2:5   ¦ $group.name, without methods, brackets or a third level
            #if($nobody.knows)x#end                         ¦ 2:5   ¦ a name from MODEL.md
            #if({'a':1})x#end                               ¦ 2:5   ¦ a condition of
            #if('x')x#end                                   ¦ 2:5   ¦ a condition of
            #if($item.brand)x                               ¦ 2:18  ¦ every #if and #foreach closed by #end
            #if($item.name                                  ¦ 2:15  ¦ every #if and #foreach closed by #end
            x#end#end                                       ¦ 2:2   ¦ every #if and #foreach closed by #end
            """)
    void what_is_not_on_the_list_is_refused_at_its_place(String template, String place, String expected) {
        var problems = problems(TEXT, "Hello,\n" + template);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).toString()).startsWith("templates/" + TEXT + ":" + place + ": found ");
        assertThat(problems.get(0).expected()).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '¦',
            quoteCharacter = '`',
            commentCharacter = '§',
            textBlock = """
            TEMPLATE                                  ¦ PLACE ¦ EXPECTED
            <a href="$item.name">x</a>                ¦ 2:10  ¦ a link that stands alone
            <a href="https://x/$item.sku">x</a>       ¦ 2:20  ¦ a link that stands alone
            <a href="mailto:$item.name">x</a>         ¦ 2:17  ¦ a link that stands alone
            <img src="$shop.supportEmail">            ¦ 2:11  ¦ a link that stands alone
            <td class=$item.sku>x</td>                ¦ 2:11  ¦ a value between tags or inside attribute
            <td class='$item.sku'>x</td>              ¦ 2:12  ¦ a value between tags or inside attribute
            <$item.sku>                               ¦ 2:2   ¦ a value between tags or inside attribute
            <td style="color:$item.sku">x</td>        ¦ 2:18  ¦ no value inside style
            <style>.a{color:$item.sku}</style>        ¦ 2:17  ¦ no value inside <style>
            <a href="javascript:alert(1)">x</a>       ¦ 2:4   ¦ a link to http://, https:// or mailto:
            <img src=data:x>                          ¦ 2:6   ¦ a link to http://, https:// or mailto:
            <script>x</script>                        ¦ 2:1   ¦ text, tables, images and links only
            <iframe>                                  ¦ 2:1   ¦ text, tables, images and links only
            <form>                                    ¦ 2:1   ¦ text, tables, images and links only
            <img alt="" onerror="x">                  ¦ 2:13  ¦ no event handlers
            """)
    void a_page_puts_values_only_where_escaping_makes_them_safe(String template, String place, String expected) {
        var problems = problems(PAGE, "<p>x</p>\n" + template);
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).toString()).startsWith("templates/" + PAGE + ":" + place + ": found ");
        assertThat(problems.get(0).expected()).startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            delimiter = '¦',
            quoteCharacter = '`',
            commentCharacter = '§',
            emptyValue = "",
            textBlock = """
            TEMPLATE                                                        ¦ FULL                       ¦ MINIMAL
            $item.name costs #if($item.price)$item.price#{else}nothing#end. ¦ Nordlys table lamp costs €129.50. ¦ LAMP-RED-01 costs nothing.
            ${item.sku}s $!item.brand!                                      ¦ LAMP-RED-01s Nordlys!      ¦ LAMP-RED-01s !
            x #if(!$item.brand)none#{else}$item.brand#end                   ¦ x Nordlys                  ¦ x none
            x #if(!$item.brand || $item.brand == 'A')a#{else}$item.brand#end ¦ x Nordlys                 ¦ x a
            x #if($item.brand == 'Nordlys')$item.brand#end                  ¦ x Nordlys                  ¦ x
            x #if($item.brand != 'Nordlys')other#{else}$item.brand#end      ¦ x Nordlys                  ¦ x other
            x #if($order && $order.quantity > 1)$order.number#end           ¦ x 1001                     ¦ x
            x #if($order.quantity == 3)$order.quantity of $order.number#end ¦ x 3 of 1001                ¦ x
            x #foreach($a in $item.attributes)$a.name=$a.value#if($foreach.hasNext), #end#end ¦ x socket=E27, variant=red, 2 m ¦ x
            $stock.onOrder on order, #fff and #abcdef, 5 $, C# and 50 %     ¦ 1,240 on order, #fff and #abcdef, 5 $, C# and 50 % ¦ 1,240 on order, #fff and #abcdef, 5 $, C# and 50 %
            x ## a comment                                                  ¦ x                          ¦ x
            """)
    void what_is_on_the_list_renders_with_and_without_the_optional_values(
            String template, String full, String minimal) {
        var templates = Samples.with("low-stock/sms.text.vm", template);
        assertThat(sms(templates, Samples.full(Relation.CUSTOMER, MessageCategory.TRANSACTIONAL)))
                .isEqualTo(full);
        assertThat(sms(templates, Samples.minimal(Relation.CUSTOMER, MessageCategory.TRANSACTIONAL)))
                .isEqualTo(minimal);
    }

    private static String sms(Templates templates, Model model) {
        return templates
                .render(Occasion.LOW_STOCK, Channel.SMS, Locale.ENGLISH, model)
                .text();
    }

    private static List<Problem> problems(String path, String text) {
        return catchThrowableOfType(InvalidTemplates.class, () -> Samples.with(path, text))
                .problems();
    }
}
