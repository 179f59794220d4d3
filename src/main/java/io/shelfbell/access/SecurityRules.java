package io.shelfbell.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Programs come with a key and get problem documents; people log in and get pages. Nobody gets what {@link Route} does not list. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, KeyRing keys) {
        return http.securityMatcher(
                        "/api/**",
                        "/callbacks/**",
                        "/actuator/**",
                        "/u/**",
                        "/p/**",
                        "/v3/**",
                        "/swagger-ui/**",
                        "/swagger-ui.html")
                .csrf(AbstractHttpConfigurer::disable) // no cookie says who it is
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(keys), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(SecurityRules::routes)
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, e) -> problem(
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "An API key is needed: Authorization: Bearer <key>."))
                        .accessDeniedHandler((request, response, e) -> problem(
                                response,
                                HttpStatus.FORBIDDEN,
                                "There is nothing here, or the API key does not have the scope that it takes.")))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) {
        return http.authorizeHttpRequests(SecurityRules::routes)
                .formLogin(Customizer.withDefaults())
                .logout(Customizer.withDefaults())
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())) // the sandbox frames its mail
                .build();
    }

    /** An address that the firewall does not let in gets a problem document too. */
    @Bean
    RequestRejectedHandler strangers() {
        return (request, response, e) ->
                problem(response, HttpStatus.BAD_REQUEST, "The address has characters that no address of ours has.");
    }

    private static void routes(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(jakarta.servlet.DispatcherType.ERROR, jakarta.servlet.DispatcherType.FORWARD)
                .permitAll();
        for (var route : Route.ALL) {
            var matched = requests.requestMatchers(route.method(), route.pattern());
            if (route.scope() == null || route.orSigned()) matched.permitAll();
            else matched.hasAuthority(route.scope().authority());
        }
        requests.anyRequest().denyAll();
    }

    /** RFC 9457, and RFC 6750 section 3 for the challenge. */
    private static void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        if (status == HttpStatus.UNAUTHORIZED) response.setHeader("WWW-Authenticate", "Bearer");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("""
                {"title":"%s","status":%d,"detail":"%s","errors":[]}""".formatted(status.getReasonPhrase(), status.value(), detail));
    }
}
