package io.shelfbell.command.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings of a node that sends texts to a provider of ours. */
public final class Gateways {
    private Gateways() {}

    /** Two gateways at one provider, so that there is somebody to fail over to; leases and waits that a measurement can wait for. */
    public static Map<String, String> at(int port) {
        var settings = new LinkedHashMap<String, String>();
        for (var name : List.of("alpha", "beta")) {
            var gateway = "shelfbell.sms.gateways." + name + ".";
            settings.put(gateway + "kind", "http");
            settings.put(gateway + "url", "http://127.0.0.1:" + port + "/" + name);
            settings.put(gateway + "format", "JSON");
            settings.put(gateway + "fields.id", "{messageId}");
            settings.put(gateway + "fields.to", "{to}");
            settings.put(gateway + "fields.text", "{text}");
            settings.put(gateway + "answer.message-id", "/id");
            settings.put(gateway + "answer.error-text", "/error");
            settings.put(gateway + "within", "3s");
            settings.put(gateway + "concurrent", "50");
        }
        settings.put("shelfbell.backoff.waits", "1s,2s,3s,4s,5s,6s,8s,10s,10s,10s,10s,10s");
        settings.put("shelfbell.backoff.outage", "2s");
        settings.put("shelfbell.outbox.handover-lease", "10s");
        settings.put("shelfbell.outbox.sending-lease", "15s");
        settings.put("resilience4j.timelimiter.configs.default.timeout-duration", "10s");
        settings.put("shelfbell.sandbox.enabled", "false");
        return settings;
    }
}
