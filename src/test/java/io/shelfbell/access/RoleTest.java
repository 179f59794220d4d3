package io.shelfbell.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
    @Test
    void only_an_admin_hands_out_keys() {
        assertThat(Role.values())
                .filteredOn(role -> role.scopes().contains(Scope.KEYS_WRITE))
                .containsExactly(Role.ADMIN);
    }

    @Test
    void only_a_service_writes_what_the_business_runs_on() {
        var byPeople = EnumSet.of(Scope.THRESHOLDS_WRITE, Scope.SUPPRESSIONS_WRITE);
        assertThat(Role.values())
                .filteredOn(role -> role.scopes().stream()
                        .anyMatch(scope -> scope.text().endsWith(":write") && !byPeople.contains(scope)))
                .containsExactly(Role.SERVICE, Role.ADMIN);
    }

    @Test
    void whoever_sees_the_addresses_that_are_suppressed_may_lift_them_and_nobody_else_does() {
        assertThat(Role.values())
                .filteredOn(role -> role.scopes().contains(Scope.SUPPRESSIONS_READ))
                .containsExactly(Role.OPERATOR, Role.SERVICE, Role.ADMIN)
                .allMatch(role -> role.scopes().contains(Scope.SUPPRESSIONS_WRITE));
    }

    @ParameterizedTest
    @EnumSource
    void a_scope_is_found_by_its_name_and_by_nothing_else(Scope scope) {
        assertThat(Scope.of(scope.text())).contains(scope);
        assertThat(Scope.of(scope.name())).isEmpty();
        assertThat(Scope.of(scope.text() + " ")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_scope_opens_a_route(Scope scope) {
        assertThat(Route.ALL).anyMatch(route -> route.scope() == scope);
    }

    @Test
    void no_way_in_is_named_twice() {
        assertThat(Route.ALL.stream().map(route -> route.method() + " " + route.pattern()))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Scope.values()).map(Scope::text)).doesNotHaveDuplicates();
    }
}
