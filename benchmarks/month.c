/* Meetings and moves of the town in plain C, as fast as one would write it by hand: see c_month.py.

   town.h is written by c_month.py: the columns of the town, one pointer each. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "town.h"

enum { TURNS = 4, MEETS = 2, ROUND = 6, LOOKED_AT = 8, HEARD = 5, DISTRICTS = 12, OWNED = 0, RENTED = 1, SOCIAL = 2, MANY_CHILDREN = 16 };

struct done { int64_t met, across, looked, moved; };

/* Luck, as in game/engine/luck.py. */

static uint32_t hashed(uint32_t a, uint32_t b, uint64_t key)
{
    uint32_t x = (a ^ (uint32_t)key) * 0x85EBCA6Bu;
    x ^= x >> 15;
    x ^= b;
    x = (x + (uint32_t)(key >> 32)) * 0xC2B2AE35u;
    x ^= x >> 13;
    x *= 0x27D4EB2Fu;
    return x ^ x >> 16;
}

static float uniform(uint32_t a, uint32_t b, uint64_t key)
{
    return (float)(hashed(a, b, key) >> 8) * 0x1p-24f;
}

static uint64_t named(int decision, int month)
{
    uint64_t mixed = (uint64_t)decision * 0x9E3779B97F4A7C15u + (uint64_t)month * 0x8CB92BA72F3D8DD7u;
    mixed = (mixed ^ mixed >> 29) * 0xBF58476D1CE4E5B9u;
    return mixed ^ mixed >> 32;
}

static float positive(float x) { return x > 0.0f ? x : 0.0f; }

static float within(float x) { return x < 0.0f ? 0.0f : x > 1.0f ? 1.0f : x; }

/* Meetings */

static void meet(struct town *t, const int32_t *key, float setting, int decision, int month, int own, int others,
                 uint8_t *out, struct done *done)
{
    int32_t most = 0;
    for (int64_t i = others; i < t->residents; i += MEETS)
        if (key[i] > most) most = key[i];
    int32_t *first = calloc((size_t)most + 2, sizeof *first);
    int32_t *there = malloc((size_t)(t->residents / MEETS + 1) * sizeof *there);
    for (int64_t i = others; i < t->residents; i += MEETS)
        if (t->alive[i] && key[i] >= 0) first[key[i] + 1]++;
    for (int32_t k = 0; k <= most; k++) first[k + 1] += first[k];
    int32_t *next = malloc(((size_t)most + 2) * sizeof *next);
    memcpy(next, first, ((size_t)most + 2) * sizeof *next);
    for (int64_t i = others; i < t->residents; i += MEETS)
        if (t->alive[i] && key[i] >= 0) there[next[key[i]]++] = (int32_t)i;
    const uint64_t who = named(decision, month), bad = named(decision + 1, month);
    for (int64_t i = own; i < t->residents; i += MEETS) {
        const int32_t k = key[i];
        if (!t->alive[i] || k < 0 || k > most) continue;
        const int32_t count = first[k + 1] - first[k];
        if (!count) continue;
        const uint32_t a = t->luck_a[i], b = t->luck_b[i];
        const int32_t j = there[first[k] + (int32_t)(uniform(a, b, who) * (float)count)];
        const int badly = uniform(a, b, bad) < 0.22f * (1.0f - t->openness[j]) * (1.5f - setting);
        const float felt = badly ? -2.0f * (1.0f - setting) : setting;
        if (t->origin[i] != t->origin[j]) {
            t->openness[i] = within(t->openness[i] + 0.0166f * (felt - 0.1f));
            done->across++;
        }
        t->belonging[i] = within(t->belonging[i] + 0.024f * ((badly ? -2.0f : setting) - 0.1f));
        if (out) out[i] = 1;
        done->met++;
    }
    free(first); free(there); free(next);
}

static void meetings(struct town *t, int month, struct done *done)
{
    const int season = month / ROUND, own = season % MEETS;
    const int others = (season + 1) % MEETS;
    uint8_t *out = calloc((size_t)t->residents, 1);
    if ((season + season / MEETS) % 2 == 0) {
        meet(t, t->block, 0.25f, 10, month, own, others, NULL, done);
        meet(t, t->club, 0.5f, 20, month, own, others, out, done);
    } else {
        meet(t, t->class_, 0.5f, 30, month, own, others, out, done);
        meet(t, t->workplace, 0.45f, 40, month, own, others, out, done);
    }
    for (int64_t i = own; i < t->residents; i += MEETS)
        if (t->alive[i]) t->belonging[i] = within(t->belonging[i] + 0.008f * (0.6f - (float)!out[i]));
    free(out);
}

/* Moves */

struct market { int32_t *homes; float *native, *foreign; int32_t count; };

static float uneasy_from(const struct town *t, int32_t head)
{
    return t->tolerance[head] + 0.5f * (t->openness[head] - 0.5f) + 0.35f * (t->felt_safe[head] - 0.54f);
}

static float worth(const struct town *t, int32_t h, int32_t home, float limit, int may_buy)
{
    const int32_t head = t->h_head[h], block = t->home_block[home];
    const float income = t->h_income[h] > 700.0f ? t->h_income[h] : 700.0f;
    const float burden = t->rent[home] / income;
    const int owned = t->tenure[home] == OWNED, family = t->h_children[h] > 0;
    if (burden > (owned ? 0.45f : 0.62f) || (owned && !may_buy)) return -100.0f;
    const float spare = (float)(t->rooms[home] - t->h_size[h]);
    const float other = t->generation[head] ? 1.0f - t->b_foreign[block] : t->b_foreign[block];
    float like = -3.0f * positive(burden - 0.25f) - 0.5f * positive(-spare);
    like += 0.12f * (spare > 2.0f ? 2.0f : positive(spare)) + 0.5f * t->quality[home];
    like += (family ? 1.8f : 1.0f) * 0.7f * (t->b_at_ease[block] - t->b_litter[block]) + (family ? 0.3f : 0.0f);
    like -= 1.6f * positive(other - limit);
    return like + 0.1f * (1.0f - other) + 0.45f * (float)(t->b_district[block] == t->district[head]);
}

static int32_t heard_of(const float *total, int32_t count, float draw)
{
    const float wanted = draw * total[count - 1];
    int32_t low = 0, high = count - 1;
    while (low < high) {
        const int32_t middle = (low + high) / 2;
        if (total[middle] > wanted) high = middle; else low = middle + 1;
    }
    return low;
}

/* Empty homes, and how often each background hears of them. */
static struct market look_around(const struct town *t, int32_t *social, int32_t *socials)
{
    double people[DISTRICTS] = {0}, foreign[DISTRICTS] = {0};
    for (int64_t b = 0; b < t->blocks; b++) {
        people[t->b_district[b]] += t->b_people[b];
        foreign[t->b_district[b]] += (double)t->b_people[b] * t->b_foreign[b];
    }
    struct market m = {malloc((size_t)t->homes * 4), malloc((size_t)t->homes * 4), malloc((size_t)t->homes * 4), 0};
    double native_sum = 0.0, foreign_sum = 0.0;
    for (int64_t home = 0; home < t->homes; home++) {
        if (!t->exists[home] || t->lives_in[home] >= 0) continue;
        if (t->tenure[home] == SOCIAL) { social[(*socials)++] = (int32_t)home; continue; }
        const int d = t->b_district[t->home_block[home]];
        const double share = people[d] > 0.0 ? foreign[d] / people[d] : 0.0;
        m.native[m.count] = (float)(native_sum += 1.05 - share);
        m.foreign[m.count] = (float)(foreign_sum += share + 0.05);
        m.homes[m.count++] = (int32_t)home;
    }
    return m;
}

static int32_t best_of_eight(const struct town *t, const struct market *m, int32_t h, int month, float limit,
                             int may_buy, const uint8_t *taken, float *best)
{
    const int32_t head = t->h_head[h];
    const int foreign = t->generation[head] != 0;
    int32_t found = -1;
    for (uint32_t n = 0; n < LOOKED_AT; n++) {
        const uint32_t turn = 0x9E3779B1u * n, again = 0x9E3779B1u * (n + LOOKED_AT);
        const float draw = uniform(t->luck_a[head] + turn, t->luck_b[head] ^ turn, named(60, month));
        const float chance = uniform(t->luck_a[head] + again, t->luck_b[head] ^ again, named(60, month));
        const int32_t at = n < HEARD ? heard_of(foreign ? m->foreign : m->native, m->count, draw)
                                     : (int32_t)(draw * (float)m->count);
        const int32_t home = m->homes[at];
        const float like = worth(t, h, home, limit, may_buy) + 0.6f * chance;
        const float luck = chance * 64.0f - (float)(int)(chance * 64.0f);
        if (taken[home] || (foreign && t->tenure[home] == RENTED && luck < 0.32f)) continue;
        if (like > -50.0f && (found < 0 || like > *best)) { found = home; *best = like; }
    }
    return found;
}

static int32_t weigh(struct town *t, int32_t h, int month, float *limit, float *drawn)
{
    const int32_t head = t->h_head[h], home = t->h_home[h], block = t->home_block[home];
    *drawn = uniform(t->luck_a[head], t->luck_b[head], named(50, month));
    if (*drawn >= 0.42f) return 0;
    const float other = t->generation[head] ? 1.0f - t->b_foreign[block] : t->b_foreign[block];
    const float income = t->h_income[h] > 700.0f ? t->h_income[h] : 700.0f;
    *limit = uneasy_from(t, head);
    float now = 0.25f * positive((float)(t->h_size[h] - t->rooms[home]));
    now += 0.6f * positive(t->rent[home] / income - 0.25f) + 0.5f * positive(other - *limit);
    now += 0.6f * positive(0.54f - t->b_at_ease[block]) + 0.15f * (1.0f - t->quality[home]);
    t->h_tired[h] += (within(now) - t->h_tired[h]) * 0.5f;
    return 1;
}

static void settle(struct town *t, const int32_t *to)
{
    double *foreign = malloc((size_t)t->blocks * sizeof *foreign);
    for (int64_t b = 0; b < t->blocks; b++) foreign[b] = (double)t->b_people[b] * t->b_foreign[b];
    for (int64_t i = 0; i < t->residents; i++) {
        if (!t->alive[i] || to[t->household[i]] < 0) continue;
        const int32_t block = t->home_block[to[t->household[i]]];
        t->b_people[t->block[i]]--;
        t->b_people[block]++;
        if (t->generation[i]) { foreign[t->block[i]]--; foreign[block]++; }
        t->block[i] = block;
        t->district[i] = t->b_district[block];
    }
    for (int64_t h = 0; h < t->households; h++) {
        if (to[h] < 0) continue;
        if (t->lives_in[t->h_home[h]] == (int32_t)h) t->lives_in[t->h_home[h]] = -1;
        t->lives_in[to[h]] = (int32_t)h;
        t->h_home[h] = to[h];
        t->h_tired[h] = 0.0f;
    }
    for (int64_t b = 0; b < t->blocks; b++)
        t->b_foreign[b] = (float)(foreign[b] / (t->b_people[b] > 1 ? t->b_people[b] : 1));
    free(foreign);
}

/* Poor tenants, those with most children first, get the social homes that are empty. */
static void let_social(const struct town *t, int start, int month, const int32_t *social, int32_t socials,
                       int32_t *to, struct done *done)
{
    int32_t *waiting = malloc((size_t)(t->households / TURNS + 1) * sizeof *waiting), count = 0;
    for (int64_t h = start; h < t->households; h += TURNS) {
        if (!t->h_alive[h] || !t->h_poor[h] || t->tenure[t->h_home[h]] != RENTED) continue;
        const int32_t head = t->h_head[h];
        if (uniform(t->luck_a[head], t->luck_b[head], named(50, month)) < 0.42f) waiting[count++] = (int32_t)h;
    }
    for (int children = MANY_CHILDREN; children >= 0 && socials; children--)
        for (int32_t n = 0; n < count && socials; n++)
            if (t->h_children[waiting[n]] == children) {
                to[waiting[n]] = social[--socials];
                done->moved++;
            }
    free(waiting);
}

static void moves(struct town *t, int month, struct done *done)
{
    static const float often[3] = {0.035f, 0.13f, 0.03f};
    const int start = month / 3 % TURNS;
    int32_t *social = malloc((size_t)t->homes * sizeof *social), socials = 0;
    int32_t *to = malloc((size_t)t->households * sizeof *to);
    uint8_t *taken = calloc((size_t)t->homes, 1);
    for (int64_t h = 0; h < t->households; h++) to[h] = -1;
    struct market m = look_around(t, social, &socials);
    let_social(t, start, month, social, socials, to, done);
    for (int64_t row = start; row < t->households && m.count; row += TURNS) {
        const int32_t h = (int32_t)row;
        float limit, drawn, best = 0.0f;
        if (!t->h_alive[h] || to[h] >= 0 || !weigh(t, h, month, &limit, &drawn)) continue;
        const int32_t head = t->h_head[h], home = t->h_home[h];
        const int age = (month - t->born[head]) / 12;
        const float by_age = age < 35 ? 1.5f : age > 60 ? 0.5f : 1.0f;
        if (drawn >= often[t->tenure[home]] * by_age + 0.22f * t->h_tired[h]) continue;
        const float means = t->generation[head] ? 0.3f : 0.6f;
        const int may_buy = t->tenure[home] == OWNED
                            || uniform(t->luck_a[head], t->luck_b[head], named(70, 0)) < means;
        const int32_t found = best_of_eight(t, &m, h, month, limit, may_buy, taken, &best);
        done->looked++;
        if (found < 0) continue;
        taken[found] = 1;
        if (best <= worth(t, h, home, limit, may_buy) + 0.15f) continue;
        to[h] = found;
        done->moved++;
    }
    settle(t, to);
    free(social); free(to); free(taken); free(m.homes); free(m.native); free(m.foreign);
}

void year(struct town *t, int month, struct done *done)
{
    for (int n = 0; n < 12; n++, month++) {
        if (month % ROUND == ROUND - 1) meetings(t, month, done);
        if (month % 3 == 2) moves(t, month, done);
    }
}
