//! Work that must not take the processor from the author of a block.

use futures::{future::BoxFuture, FutureExt};
use log::warn;
use rustix::process::setpriority_process;
use sp_core::traits::SpawnEssentialNamed;

/// The niceness of the threads that check transactions: beside a thread that builds or imports a block,
/// each gets a tenth of what it would get otherwise, and all of it when there is no other work.
const NICENESS: i32 = 10;

/// How the tasks begin that check the transactions which come in.
const CHECKS: &str = "transaction-pool-task";

/// Spawns the tasks of the transaction pool; those that check transactions yield to all others.
///
/// Otherwise a flood of transactions, which everybody can send, takes the processor from the author: its
/// block is not there in time, and is thrown away.
#[derive(Clone)]
pub struct Background<Spawner>(pub Spawner);

impl<Spawner: SpawnEssentialNamed + Clone> SpawnEssentialNamed for Background<Spawner> {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		let future = if name.starts_with(CHECKS) { yielding(name, future) } else { future };
		self.0.spawn_essential_blocking(name, group, future);
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		self.0.spawn_essential(name, group, future);
	}
}

/// Lowers the priority of the thread that runs `future`, which is its own as long as the node runs.
fn yielding(name: &'static str, future: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
	async move {
		if let Err(error) = setpriority_process(None, NICENESS) {
			warn!("The task {name} keeps its priority: {error}");
		}
		future.await;
	}
	.boxed()
}

#[cfg(test)]
mod tests {
	use super::*;
	use rustix::process::getpriority_process;
	use std::{sync::mpsc, thread};

	/// Runs every task on a thread of its own.
	#[derive(Clone)]
	struct Threads;

	impl SpawnEssentialNamed for Threads {
		fn spawn_essential_blocking(
			&self,
			_name: &'static str,
			_group: Option<&'static str>,
			future: BoxFuture<'static, ()>,
		) {
			thread::spawn(|| futures::executor::block_on(future));
		}

		fn spawn_essential(
			&self,
			name: &'static str,
			group: Option<&'static str>,
			future: BoxFuture<'static, ()>,
		) {
			self.spawn_essential_blocking(name, group, future);
		}
	}

	/// The niceness that a blocking task of this name has.
	fn niceness(name: &'static str) -> i32 {
		let (sender, receiver) = mpsc::channel();
		let task = async move { sender.send(getpriority_process(None).unwrap()).unwrap() };
		Background(Threads).spawn_essential_blocking(name, None, task.boxed());
		receiver.recv().unwrap()
	}

	#[test]
	fn only_checks_of_transactions_should_yield() {
		let own = getpriority_process(None).unwrap();
		assert_eq!(niceness("transaction-pool-task-0"), NICENESS);
		assert_eq!(niceness("transaction-pool-task-1"), NICENESS);
		assert_eq!(niceness("txpool-background"), own);
		assert_eq!(getpriority_process(None).unwrap(), own);
	}
}
