package io.shelfbell.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** People who log in, and their roles. */
@Repository
public class UserList implements UserDetailsService {
    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;

    UserList(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /** Creates a user or replaces password and roles. */
    public void put(String username, String password, Collection<Role> roles) {
        jdbc.sql("""
                insert into app_user (username, password_hash, roles, created_at) values (:username, :hash, :roles, now())
                on conflict (username) do update set password_hash = excluded.password_hash, roles = excluded.roles
                """)
                .param("username", username)
                .param("hash", passwords.encode(password))
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new))
                .update();
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return jdbc.sql("select username, password_hash, roles from app_user where username = :username")
                .param("username", username)
                .query((row, n) ->
                        new User(row.getString("username"), row.getString("password_hash"), authorities((String[])
                                row.getArray("roles").getArray())))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException(username));
    }

    private static Collection<GrantedAuthority> authorities(String[] roles) {
        var authorities = new HashSet<GrantedAuthority>();
        Arrays.stream(roles).map(Role::valueOf).forEach(role -> {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + role));
            role.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority(scope.authority())));
        });
        return authorities;
    }
}
