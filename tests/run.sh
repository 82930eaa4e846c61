#!/usr/bin/env bash
# Runs everything that is tested: the rules, the portal on SQLite, the portal on PostgreSQL, and the pages in a browser.
#
#   tests/run.sh            what can run here; what cannot is named
#   PORTAL_REQUIRE_ALL=1    a test that ran nowhere is a failure (as .ci/run does)
#   PORTAL_TEST_POSTGRES=…  use this PostgreSQL server instead of a private one
#   PORTAL_SHARED=…         folder that holds data/ with real notices (default: ../shared)
#
# As root on Debian it first installs the programs that are missing. The last line is always
# "N passed, N failed, N skipped" over all runs; a test that skips itself on one engine and ran on another is not skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

results=$(mktemp -d "${TMPDIR:-/tmp}/portal-tests.XXXXXX")
chmod 755 "$results"
postgres=
broken=0
# Nothing is left running: neither the private PostgreSQL nor the build's own helpers.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '\n== %s\n' "$*"; }

as_postgres() {
    if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

finish() {
    [ -n "$postgres" ] && as_postgres "$postgres/pg_ctl" -D "$results/postgres/data" -m immediate -w stop >/dev/null 2>&1
    rm -rf "$results"
}
trap finish EXIT
trap 'exit 130' INT TERM

newest_postgres() { find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1; }

install_missing() {
    local missing=()
    [ -n "${PORTAL_TEST_POSTGRES:-}" ] || [ -n "$(newest_postgres)" ] || missing+=(postgresql)
    command -v smtp-sink >/dev/null || [ -x /usr/sbin/smtp-sink ] || missing+=(postfix)
    /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    dpkg -s fonts-noto-core >/dev/null 2>&1 || missing+=(fonts-noto-core)
    [ ${#missing[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        say "Not installed here: ${missing[*]} (as root on Debian this script installs them)"
        return
    fi
    say "Installing ${missing[*]}"
    echo 'postfix postfix/main_mailer_type select No configuration' | debconf-set-selections
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
        >"$results/apt.log" 2>&1 || { echo "apt-get failed:"; tail -5 "$results/apt.log"; }
}

start_postgres() {
    [ -n "${PORTAL_TEST_POSTGRES:-}" ] && return
    local bin port folder=$results/postgres
    bin=$(newest_postgres)
    [ -n "$bin" ] || { say "No PostgreSQL: the portal is tested on SQLite only"; return; }
    mkdir "$folder" && { [ "$(id -u)" != 0 ] || chown postgres "$folder"; }
    as_postgres "$bin/initdb" -D "$folder/data" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null || return
    for port in $(shuf -i 20000-32000 -n 5); do
        if as_postgres "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" start -o "-p $port -k $folder -c listen_addresses=127.0.0.1 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" >/dev/null; then
            postgres=$bin
            export PORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=app;Database=postgres"
            return
        fi
    done
    say "PostgreSQL did not start:"
    tail -5 "$folder/log"
}

# run NAME ENGINE PROJECT: one test run; its results go to NAME.trx, what it prints is shown when it ends.
run() {
    local started=$SECONDS
    PORTAL_TEST_ENGINE=$2 timeout -k 20 1800 dotnet test "tests/$3" --no-build --nologo --logger "trx;LogFileName=$1.trx" \
        --results-directory "$results" >"$results/$1.log" 2>&1
    local code=$?
    say "$1 ($((SECONDS - started)) s)"
    grep -vE '^(Test run for|A total of|Results File|$)|\[SKIP\]$|^  Skipped ' "$results/$1.log"
    # A run that broke without a failed test (it hung, or tidying up threw) is one failure.
    if [ $code != 0 ] || grep -q 'Cleanup Failure' "$results/$1.log"; then
        grep -q 'outcome="Failed"' "$results/$1.trx" 2>/dev/null || { echo "FAILED: the run itself (exit code $code)"; echo 1 >>"$results/broken"; }
    fi
}

# Lines of "outcome<TAB>name<TAB>reason" of all results files.
outcomes() {
    awk '
        /<UnitTestResult / {
            match($0, /testName="[^"]*"/); name = substr($0, RSTART + 10, RLENGTH - 11)
            match($0, / outcome="[^"]*"/); outcome = substr($0, RSTART + 10, RLENGTH - 11)
            if ($0 ~ /\/>[ \r]*$/) { print outcome "\t" name "\t"; name = "" }
        }
        name != "" && /<Message>/ { reason = $0; sub(/.*<Message>/, "", reason); sub(/<\/Message>.*/, "", reason) }
        name != "" && /<\/UnitTestResult>/ { print outcome "\t" name "\t" reason; name = ""; reason = "" }
    ' "$results"/*.trx 2>/dev/null | sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&apos;/'/g; s/&amp;/\&/g"
}

close() {
    outcomes >"$results/outcomes"
    local passed failed skipped
    passed=$(grep -c '^Passed' "$results/outcomes")
    failed=$(grep -c '^Failed' "$results/outcomes")
    # Skipped: ran in none of the runs.
    awk -F'\t' '$1 == "NotExecuted" { reason[$2] = $3; next } { ran[$2] = 1 } END { for (n in reason) if (!(n in ran)) print n ": " reason[n] }' \
        "$results/outcomes" | sort >"$results/skipped"
    skipped=$(wc -l <"$results/skipped")
    broken=$((broken + $(cat "$results/broken" 2>/dev/null | wc -l)))
    if [ "$skipped" != 0 ]; then say "Not run:"; cat "$results/skipped"; fi
    if [ "$failed" != 0 ]; then say "Failed:"; awk -F'\t' '$1 == "Failed" { print $2 }' "$results/outcomes" | sort -u; fi
    [ "$passed" != 0 ] || broken=$((broken + 1))
    failed=$((failed + broken))
    local code=0
    [ "$failed" = 0 ] || code=1
    if [ "${PORTAL_REQUIRE_ALL:-}" = 1 ] && [ "$skipped" != 0 ]; then
        say "Every test must run here, and $skipped did not."
        code=1
    fi
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    exit $code
}

step() {
    say "$1"
    shift
    local started=$SECONDS
    "$@" >"$results/step.log" 2>&1 && { echo "done in $((SECONDS - started)) s"; return 0; }
    grep -E 'error|warn' "$results/step.log" | sort -u | head -40 | grep . || tail -20 "$results/step.log"
    return 1
}

install_missing
step "Restoring packages, exactly those of the lock files" dotnet restore SupplierDiversity.sln --locked-mode || { broken=1; close; }
# Debug is what `dotnet run` and a plain `dotnet test` build too; the tests spend their time in databases, not in our code.
step "Building" dotnet build SupplierDiversity.sln --no-restore --nologo || { broken=1; close; }
# The adapters stand outside the solution: their packages cannot be restored from every source.
adapters=no
say "Restoring the adapters' packages"
if dotnet restore tests/SupplierDiversity.Adapters.Tests >"$results/step.log" 2>&1; then
    step "Building the adapters" dotnet build tests/SupplierDiversity.Adapters.Tests --no-restore --nologo && adapters=yes || broken=1
else
    echo "not run: the adapters (Hangfire, MailKit), because this machine's package sources do not serve what they name:"
    grep -oE 'error NU[0-9]+: .*' "$results/step.log" | sed 's/ \[.*//; s/^error //; s/Warning As Error: //' | sort -u
fi
start_postgres
# The adapters mostly wait, and looking at the layout takes one core for a minute, as the rules do: all three together.
[ "$adapters" = no ] || run adapters Sqlite SupplierDiversity.Adapters.Tests &
adapted=$!
dotnet format SupplierDiversity.sln --no-restore --verify-no-changes >"$results/layout.log" 2>&1 &
layout=$!
run rules Sqlite SupplierDiversity.Rules.Tests
step "Checking the layout of the code" wait "$layout" || { grep -E 'error|warn' "$results/layout.log" | sort -u | head -40; broken=1; }
wait "$adapted"
run portal-on-sqlite Sqlite SupplierDiversity.Tests
[ -z "${PORTAL_TEST_POSTGRES:-}" ] || run portal-on-postgresql Postgres SupplierDiversity.Tests
run pages-in-a-browser Sqlite SupplierDiversity.BrowserTests
close
