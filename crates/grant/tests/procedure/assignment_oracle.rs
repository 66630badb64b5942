//! A slow and obvious solver: every way to give every application its readers.
//!
//! It knows nothing of flows. The most expertise that is still to come is tabulated per place and
//! loads, by trying every set of readers; then every best assignment is walked, and the fewest
//! groups of linked members are counted at the end of each.

use grant::assignment::Input;
use std::collections::BTreeSet;

/// Least maximum load, most expertise, fewest groups; `None` when there is no assignment.
pub fn best(input: &Input, half_days_cap: i64) -> Option<(i64, i64, usize)> {
    let case = Case::of(input, half_days_cap);
    let most = case.capacity.iter().copied().max().unwrap_or(0).min(case.rows as i64);
    (0..=most).find_map(|load| case.with_load(load).map(|(expertise, groups)| (load, expertise, groups)))
}

struct Case {
    rows: usize,
    columns: usize,
    /// Per application every allowed set of readers, with its expertise.
    choices: Vec<Vec<(Vec<usize>, i64)>>,
    capacity: Vec<i64>,
}

impl Case {
    fn of(input: &Input, cap: i64) -> Self {
        let columns = input.members.len();
        let conflict = |a: &String, m: &String| input.conflicts.iter().any(|c| c.application == *a && c.member == *m);
        let level = |a: &String, m: &String| {
            input.expertise.iter().find(|e| e.application == *a && e.member == *m).map_or(0, |e| e.level)
        };
        let sets = (0..1_u32 << columns).filter(|set| i64::from(set.count_ones()) == input.readers);
        let sets: Vec<Vec<usize>> = sets.map(|set| (0..columns).filter(|c| set >> c & 1 == 1).collect()).collect();
        let choices = input.applications.iter().map(|a| {
            let free = sets.iter().filter(|set| set.iter().all(|c| !conflict(a, &input.members[*c].id)));
            free.map(|set| (set.clone(), set.iter().map(|c| level(a, &input.members[*c].id)).sum())).collect()
        });
        let places = |days: Option<i64>| days.unwrap_or(cap).min(cap) * input.per_half_day;
        Self {
            rows: input.applications.len(),
            columns,
            choices: choices.collect(),
            capacity: input.members.iter().map(|member| places(member.half_days)).collect(),
        }
    }

    fn with_load(&self, load: i64) -> Option<(i64, usize)> {
        let base = load as usize + 1;
        let size = base.pow(self.columns as u32);
        let mut to_come = vec![vec![None; size]; self.rows];
        to_come.push(vec![Some(0); size]);
        let expertise =
            self.fill(0, 0, &mut vec![0; self.columns], load, &mut to_come, &mut vec![vec![false; size]; self.rows])?;
        let mut walk = Walk { case: self, load, to_come, seen: BTreeSet::new(), fewest: usize::MAX };
        walk.enter(0, &mut vec![0; self.columns], &vec![usize::MAX; self.columns]);
        Some((expertise, walk.fewest))
    }

    fn place(&self, loads: &[i64], load: i64) -> usize {
        loads.iter().fold(0, |place, one| place * (load as usize + 1) + *one as usize)
    }

    fn fits(&self, set: &[usize], loads: &[i64], load: i64) -> bool {
        set.iter().all(|c| loads[*c] < load.min(self.capacity[*c]))
    }

    fn fill(
        &self,
        row: usize,
        place: usize,
        loads: &mut Vec<i64>,
        load: i64,
        to_come: &mut Vec<Vec<Option<i64>>>,
        done: &mut Vec<Vec<bool>>,
    ) -> Option<i64> {
        if row == self.rows || done[row][place] {
            return to_come[row][place];
        }
        let mut most = None;
        for (set, expertise) in &self.choices[row] {
            if self.fits(set, loads, load) {
                set.iter().for_each(|c| loads[*c] += 1);
                let rest = self.fill(row + 1, self.place(loads, load), loads, load, to_come, done);
                set.iter().for_each(|c| loads[*c] -= 1);
                most = most.max(rest.map(|rest| rest + expertise));
            }
        }
        to_come[row][place] = most;
        done[row][place] = true;
        most
    }
}

struct Walk<'a> {
    case: &'a Case,
    load: i64,
    to_come: Vec<Vec<Option<i64>>>,
    seen: BTreeSet<(usize, Vec<i64>, Vec<usize>)>,
    fewest: usize,
}

impl Walk<'_> {
    fn enter(&mut self, row: usize, loads: &mut Vec<i64>, groups: &[usize]) {
        if row == self.case.rows {
            let used: BTreeSet<_> = groups.iter().filter(|group| **group != usize::MAX).collect();
            self.fewest = self.fewest.min(used.len());
            return;
        }
        if self.fewest == 1 || !self.seen.insert((row, loads.clone(), groups.to_vec())) {
            return;
        }
        let wanted = self.to_come[row][self.case.place(loads, self.load)];
        for (set, expertise) in &self.case.choices[row] {
            if !self.case.fits(set, loads, self.load) {
                continue;
            }
            set.iter().for_each(|c| loads[*c] += 1);
            let rest = self.to_come[row + 1][self.case.place(loads, self.load)];
            if rest.is_some() && rest.map(|rest| rest + expertise) == wanted {
                self.enter(row + 1, loads, &linked(groups, set));
            }
            set.iter().for_each(|c| loads[*c] -= 1);
        }
    }
}

fn linked(groups: &[usize], set: &[usize]) -> Vec<usize> {
    let mut groups = groups.to_vec();
    set.iter().for_each(|c| groups[*c] = groups[*c].min(*c));
    let names: BTreeSet<usize> = set.iter().map(|c| groups[*c]).collect();
    let name = names.first().copied().unwrap_or(usize::MAX);
    groups.iter_mut().filter(|group| names.contains(group)).for_each(|group| *group = name);
    groups
}
