package io.shelfbell.template;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.apache.velocity.runtime.parser.node.SimpleNode;

/** Velocity, strict, with nothing to load from and no macros. */
final class Engine {
    private final RuntimeInstance runtime = new RuntimeInstance();

    Engine() {
        var settings = new Properties();
        settings.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, "true");
        settings.setProperty(RuntimeConstants.INTERPOLATE_STRINGLITERALS, "false");
        settings.setProperty(RuntimeConstants.VM_LIBRARY, "");
        settings.setProperty(RuntimeConstants.VM_PERM_ALLOW_INLINE, "false");
        settings.setProperty(RuntimeConstants.MAX_NUMBER_LOOPS, "1000");
        settings.setProperty(RuntimeConstants.PARSER_POOL_SIZE, "1");
        settings.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, Entries.class.getName());
        runtime.init(settings);
    }

    /** The text as a tree; nothing of it has been initialised, so nothing of it has run. */
    Draft parse(String name, String text) throws ParseException {
        var template = new Template();
        template.setRuntimeServices(runtime);
        template.setName(name);
        template.setEncoding("UTF-8");
        try {
            return new Draft(template, runtime.parse(new StringReader(text), template));
        } catch (VelocityException e) {
            throw new ParseException(e.getMessage());
        }
    }

    /** Safe for any number of threads. */
    static String render(Template template, Map<String, Object> values, ReferenceInsertionEventHandler insertion) {
        var context = new VelocityContext(values);
        var cartridge = new EventCartridge();
        cartridge.addReferenceInsertionEventHandler(insertion);
        context.attachEventCartridge(cartridge);
        var out = new StringWriter(1024);
        template.merge(context, out);
        return out.toString();
    }

    /** A template that may still be refused. */
    record Draft(Template template, SimpleNode tree) {
        Template accept() {
            template.setData(tree);
            template.initDocument();
            return template;
        }
    }
}
