package io.shelfbell.access;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** API keys: made, shown once, revoked. */
@RestController
@RequestMapping("/api/v1/keys")
class KeyApi {
    private final KeyRing keys;

    KeyApi(KeyRing keys) {
        this.keys = keys;
    }

    /** @param scopes such as {@code stock:write} */
    record Wanted(@Nullable String name, @Nullable List<String> scopes) {}

    /** @param key the whole key; it is not shown again */
    record Issued(String key) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Issued issue(@RequestBody Wanted wanted) {
        var texts = Objects.requireNonNullElse(wanted.scopes(), List.<String>of());
        var scopes = texts.stream().map(Scope::of).flatMap(Optional::stream).toList();
        if (scopes.size() < texts.size() || scopes.isEmpty()) {
            var known = Arrays.stream(Scope.values()).map(Scope::text).toList();
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "scopes are some of " + known + ".");
        }
        return new Issued(keys.issue(Objects.requireNonNullElse(wanted.name(), "unnamed"), scopes));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id) {
        if (!keys.revoke(id)) throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no key " + id + ".");
    }
}
